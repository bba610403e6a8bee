import Files
import Formats

extension ConnectorsCommand {
  /// `rollcall connectors new`: a commented definition to start from, never over one that exists.
  static func new(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let name = invocation.operands[0]
    let isName = name.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || byte == ASCII.minus || (ASCII.isLetter(byte) && byte >= 0x61)
    }
    guard isName, !name.isEmpty else {
      throw CommandFailure(
        .usage, "\"\(name)\" cannot be a connector's name: small letters, digits and - only")
    }
    let folder = invocation.value(.out) ?? "."
    try Folder.create(folder)
    let file = Path.join(folder, "\(name).json")
    guard try File.create(skeleton(name), at: file) else {
      throw CommandFailure(
        .usage, "\(file) exists already and stays as it is: move it away, or choose another name")
    }
    console.log.info("\(file) is written. Next:")
    console.log.info("  1. rollcall guide write-connector, beside the app's API documentation")
    console.log.info("  2. rollcall connectors check \(file), after each change")
    console.log.info("  3. rollcall connectors plan \(file)")
    return .complete
  }

  static func skeleton(_ name: String) -> [UInt8] {
    let text = String(decoding: PackageResources.connector_json, as: UTF8.self)
    return Array(
      text.split(separator: "my-app", omittingEmptySubsequences: false)
        .joined(separator: name).utf8)
  }
}
