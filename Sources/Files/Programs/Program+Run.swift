internal import Glibc

extension Program {
  /// Runs it to its end on the calling thread; ended by force when it breaks a limit.
  package func run() throws -> Outcome {
    Signals.settle()
    var feeds = [try PipeFeed(input)]
    if let secondInput { feeds.append(try PipeFeed(secondInput)) }
    var output = try PipeDrain(limit: limits.output)
    var errors = try PipeDrain(limit: limits.errors)
    let pipes = [feeds[0].pipe, output.pipe, errors.pipe] + feeds.dropFirst().map(\.pipe)
    let child = try Child(self, descriptors: pipes.map(\.programNumber))
    for pipe in pipes { pipe.closeProgramEnd() }

    let deadline = SystemClock.monotonic() &+ limits.milliseconds
    while true {
      // Asked before the pipes are read: what it printed last is then certain to be in them,
      // and a process that it left behind cannot hold us up.
      let end = child.poll()
      for index in feeds.indices { try feeds[index].advance() }
      try output.advance()
      try errors.advance()
      if output.overflowed {
        throw ProgramError(program: name, reason: .tooMuchOutput(limit: limits.output))
      }
      if let end { return Outcome(end: end, output: output.bytes, errors: errors.bytes) }
      let left = deadline &- SystemClock.monotonic()
      if left <= 0 {
        throw ProgramError(program: name, reason: .slow(milliseconds: limits.milliseconds))
      }
      try Pipe.wait(pipes, milliseconds: left)
    }
  }

  /// Runs it to its end while the caller's thread does other work.
  package func result() async throws -> Outcome {
    try await Background.run { try run() }
  }
}
