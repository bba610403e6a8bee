import Testing

@testable import Connectors

@Suite(.timeLimit(.minutes(1))) struct RequestGateTests {
  @Test func `no more are let in than are allowed, however many come`() async {
    let gate = RequestGate()
    let counts = Shared<(now: Int, most: Int, done: Int)>((0, 0, 0))
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          guard await gate.enter(atMost: 3, place: number % 7) else { return }
          counts.change { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
          }
          for _ in 0..<5 { await Task.yield() }
          counts.change { counts in
            counts.now -= 1
            counts.done += 1
          }
          gate.leave()
        }
      }
    }
    let end = counts.now
    #expect(end.most == 3 && end.now == 0 && end.done == 200)
  }

  @Test func `the earlier place goes first, and who is cancelled waits no more`() async {
    let gate = RequestGate()
    #expect(await gate.enter(atMost: 1, place: 0))
    let order = Shared<[Int]>([])
    let places = [5, 1, 4, 2, 3]
    let tasks = places.map { place in
      Task {
        guard await gate.enter(atMost: 1, place: place) else { return false }
        order.change { $0.append(place) }
        gate.leave()
        return true
      }
    }
    while gate.waitingCount < places.count { await Task.yield() }
    tasks[2].cancel()
    #expect(await tasks[2].value == false)
    gate.leave()
    for task in tasks { _ = await task.value }
    #expect(order.now == [1, 2, 3, 5])
    let late = Task {
      while !Task.isCancelled { await Task.yield() }
      return await gate.enter(atMost: 1, place: 0)
    }
    late.cancel()
    if await late.value { gate.leave() }
    #expect(await gate.enter(atMost: 1, place: 0))
  }
}
