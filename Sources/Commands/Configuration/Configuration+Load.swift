import Files
import Formats

extension Configuration {
  /// The file that is read where none is named.
  package static let standardFile = "./rollcall.json"

  /// The configuration in a file; whatever is wrong with it is told at once.
  ///
  /// `definition` is a file whose definition counts too, in the place of any other of its name.
  package static func load(
    _ file: String, adding definition: String? = nil
  ) throws(CommandFailure) -> Configuration {
    let bytes: [UInt8]
    let isPrivate: Bool
    do throws(FileError) {
      bytes = try File.read(file, limit: 16 << 20)
      isPrivate = try FileStatus.of(file)?.isPrivate ?? false
    } catch {
      if error.isNotFound {
        throw CommandFailure(
          .configuration,
          "there is no configuration file \(file): rollcall init writes one to start from, "
            + "--config FILE names another")
      }
      throw CommandFailure(.configuration, error.description)
    }
    do throws(Mistakes) {
      return try read(
        bytes, file: file, folder: Path.folder(of: file), isPrivate: isPrivate,
        adding: definition)
    } catch {
      throw CommandFailure(.configuration, error.description)
    }
  }

  /// The instances of these names, all enabled ones where no name is given.
  package func instances(
    named names: [String]
  ) throws(CommandFailure) -> [InstanceConfiguration] {
    guard !names.isEmpty else {
      let enabled = instances.filter { $0.isEnabled }
      if enabled.isEmpty {
        throw CommandFailure(
          .configuration,
          "\(file): every instance has enabled: false; change that, or name the instance")
      }
      return enabled
    }
    var chosen: [InstanceConfiguration] = []
    for name in names {
      guard let instance = instances.first(where: { $0.name == name }) else {
        let known = instances.map { $0.name }
        let hint = NearestSpelling.hint(for: name, among: known)
        throw CommandFailure(
          .usage,
          "\(file) has no instance \"\(name)\"\(hint): it has \(known.joined(separator: ", "))")
      }
      if !chosen.contains(where: { $0.name == name }) { chosen.append(instance) }
    }
    return chosen
  }
}
