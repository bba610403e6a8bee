internal import Formats

extension InnerTable {
  /// The CSV text that the answer holds.
  func text(in answer: JSONNode, _ scope: Scope) throws -> [UInt8] {
    guard let text = try at.value(of: Record(answer), in: scope).string else {
      throw PullFailure(.list, "the answer has no text at \(at.text), where CSV is expected")
    }
    guard isBase64 else { return Array(text.utf8) }
    guard let bytes = Base64.decode(text) else {
      throw PullFailure(.list, "the text at \(at.text) is not base64")
    }
    return bytes
  }
}
