import Connectors
import Files
import Formats

/// Reads the tree of a configuration file into values, and collects every mistake on the way.
final class ConfigurationReader {
  let file: String
  let folder: String
  let collector = MistakeCollector()
  /// Where the file holds secrets themselves.
  var literals: [Place] = []
  /// What instances can be connected to.
  var catalogue = Catalogue([])
  /// A file whose definition counts too.
  var added: String?

  /// The definitions that come with the program, by their files.
  let builtIn: [(name: String, bytes: [UInt8])]

  init(file: String, folder: String, builtIn: [(name: String, bytes: [UInt8])]) {
    self.file = file
    self.builtIn = builtIn
    self.folder = folder
  }

  func add(_ place: Place, _ what: String) { collector.add(file, place, what) }

  func reader(_ value: LocatedValue, as subject: String) -> ObjectReader? {
    ObjectReader(value, as: subject, file: file, into: collector)
  }

  /// A path of the file: relative ones start from its folder.
  func path(_ text: String) -> String {
    Path.join(folder, text.utf8.starts(with: "./".utf8) ? String(text.dropFirst(2)) : text)
  }
}

extension ObjectReader {
  /// Where the value of a key stands; the object's own place if the key is not there.
  func place(of key: String) -> Place {
    allMembers.first { $0.key == key }?.value.place ?? place
  }

  /// The names in the object under a key; none if it is no object.
  func names(in key: String) -> [String] {
    guard case .object(let members)? = allMembers.first(where: { $0.key == key })?.value.content
    else { return [] }
    return members.map { $0.key }
  }

  /// A text that is not empty, with its place.
  func located(_ key: String) -> Located<String>? {
    string(key).flatMap { text in
      guard text.isEmpty else { return Located(text, at: place(of: key)) }
      add(place(of: key), "\"\(key)\" must not be empty")
      return nil
    }
  }

  /// As `string`, but `null` says in so many words that there is none.
  func stringOrNull(_ key: String) -> String? {
    if let member = allMembers.first(where: { $0.key == key }), case .null = member.value.content {
      _ = value(key)
      return nil
    }
    return located(key)?.value
  }
}
