/// `rollcall guide [NAME]`: the guides, as they lie in the documentation catalogue.
enum GuideCommand {
  static let all = [
    EmbeddedText(
      name: "first-pull", about: "Your first own pull.",
      bytes: PackageResources.FirstPull_md),
    EmbeddedText(
      name: "record", about: "How one record travels, for readers of the code.",
      bytes: PackageResources.RecordTravels_md),
  ]

  static func run(_ invocation: Invocation, _ console: Console) throws {
    guard let name = invocation.operands.first else {
      try console.output.write(EmbeddedText.list(all))
      return
    }
    try console.output.write(EmbeddedText.find(name, in: all, kind: "guide").bytes)
  }
}
