import Connectors
import Files
import Formats

/// `rollcall connectors ...`: the apps that can be read, and what it takes to add one.
enum ConnectorsCommand {
  /// The built-in connectors, and the user's own where a configuration is named or stands here.
  static func catalogue(_ invocation: Invocation) throws -> Catalogue {
    let file = invocation.value(.config) ?? Configuration.standardFile
    if invocation.has(.config) || (try? FileStatus.of(file)) != nil {
      return try Configuration.load(file).catalogue
    }
    do {
      return try Catalogue.load()
    } catch {
      throw CommandFailure(.bug, error.description)
    }
  }

  static func named(
    _ name: String, _ catalogue: Catalogue
  ) throws(CommandFailure) -> ConnectorDefinition {
    if let definition = catalogue[name] { return definition }
    let hint = NearestSpelling.hint(for: name, among: catalogue.names)
    let all = catalogue.names.joined(separator: ", ")
    throw CommandFailure(
      .usage,
      "there is no connector \"\(name)\"\(hint): there are \(all); a definition of your own is "
        + "named by its file, as in ./\(name).json")
  }

  /// Whether an operand names a file rather than a connector.
  static func isFile(_ operand: String) -> Bool {
    operand.utf8.contains(ASCII.slash) || operand.utf8.suffix(5).elementsEqual(".json".utf8)
  }

  /// The definition that an operand names: a file, or a connector of the catalogue.
  static func definition(
    _ operand: String, _ invocation: Invocation
  ) throws -> ConnectorDefinition {
    guard isFile(operand) else { return try named(operand, try catalogue(invocation)) }
    let bytes = try File.read(operand, limit: 16 << 20)
    do {
      return try DefinitionReader.read(bytes, file: operand)
    } catch {
      throw CommandFailure(.configuration, error.description)
    }
  }

  /// The instance of that name; where the operand names a file, it is read with that definition.
  static func instance(
    _ name: String, with operand: String, _ invocation: Invocation
  ) throws(CommandFailure) -> (Configuration, InstanceConfiguration) {
    let file = invocation.value(.config) ?? Configuration.standardFile
    let own = isFile(operand) ? operand : nil
    let configuration = try Configuration.load(file, adding: own)
    let instance = try configuration.instances(named: [name])[0]
    let app = own.map { path in
      configuration.catalogue.definitions.first {
        configuration.catalogue.origin(of: $0.app).file == path
      }?.app ?? path
    }
    guard instance.definition.app == app ?? operand else {
      throw CommandFailure(
        .usage,
        "the instance \"\(name)\" is one of the connector \"\(instance.definition.app)\", not of "
          + "\"\(app ?? operand)\"")
    }
    return (configuration, instance)
  }
}
