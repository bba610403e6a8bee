/// Every bound of the server with its name and default; none of them is anywhere else.
///
/// Times are whole seconds and totals: a peer that sends one byte now and then gains nothing.
package struct Limits: Sendable, Equatable {
  /// From the connection or the first byte of a request to the end of its fields.
  package var headerSeconds = 10
  /// From the end of the fields to the end of the body.
  package var bodySeconds = 10
  /// From an answer to the next request.
  package var idleSeconds = 30
  /// For a peer to take an answer, beside a second for each `writeBytesPerSecond` of it.
  package var writeSeconds = 30
  package var writeBytesPerSecond = 16_384
  /// For a peer to close its side after ours, so that it sees the last answer.
  package var lingerSeconds = 2
  /// For requests under way when the server stops.
  package var finishSeconds = 10

  package var requestLineBytes = 16_384
  package var headerBytes = 32_768
  package var headerCount = 100
  package var bodyBytes = 1_048_576
  /// One line with the size of a chunk.
  package var chunkLineBytes = 1_024
  /// All chunk extensions of a body together.
  package var chunkExtensionBytes = 16_384
  /// Empty lines in front of a request.
  package var emptyLines = 8
  /// What is still read and thrown away from a peer that was refused.
  package var lingerBytes = 16_777_216

  package var connections = 4_096
  /// The unanswered requests of one thread together: many large bodies at once are refused.
  package var heldBytes = 67_108_864
  /// Pipelined requests answered, or slices of one answer sent, before other connections get
  /// their turn.
  package var answersPerTurn = 32
  /// What is read at once, which also bounds the requests that wait in memory for their answer.
  package var readBytes = 65_536

  package init() {}
}
