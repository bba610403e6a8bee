/// Shows how far a pull is: a bar that moves on a terminal, a line for each finished list elsewhere.
package struct ProgressPrinter: Sendable {
  private let stream: ErrorStream

  package init(on stream: ErrorStream) { self.stream = stream }

  /// `done` of `total` things; without a total the count stands alone.
  package func update(_ subject: String, done: Int, total: Int?) {
    guard let width = stream.width else { return }
    let count = total.map { "\(done) of \($0)" } ?? "\(done)"
    var text = "\(Printable.line(subject))  \(count)"
    if let total, total > 0, width >= 60 {
      let filled = Int(min(1, max(0, Double(done) / Double(total))) * 20)
      let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
      text = "[\(bar)] " + text
    }
    // A line that wraps cannot be drawn over.
    if DisplayWidth.of(text) < width { stream.draw(text) }
  }

  /// A line that stays, and the end of the bar.
  package func finish(_ text: String) {
    stream.draw("")
    stream.line(Printable.line(text))
  }

  /// The end of the bar, with nothing to say.
  package func end() { stream.draw("") }
}
