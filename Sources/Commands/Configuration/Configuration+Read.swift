import Connectors
import Files
package import Formats
import HTTPServer
import Ingest

extension Configuration {
  /// What the bytes of a configuration file say; throws every mistake that is in them.
  ///
  /// `isPrivate` is whether nobody else may read the file: only then may it hold secrets.
  /// `builtIn` are the definitions that come with the program.
  package static func read(
    _ bytes: [UInt8], file: String, folder: String, isPrivate: Bool,
    builtIn: [(name: String, bytes: [UInt8])] = Catalogue.builtInFiles,
    adding definition: String? = nil
  ) throws(Mistakes) -> Configuration {
    let reader = ConfigurationReader(file: file, folder: folder, builtIn: builtIn)
    let tree: LocatedValue
    do throws(Mistake) {
      tree = try LocatedReader.read(bytes, file: file, into: reader.collector)
    } catch {
      throw Mistakes(reader.collector.mistakes + [error])
    }
    reader.added = definition
    let configuration = reader.configuration(tree)
    if !isPrivate {
      for place in reader.literals {
        reader.add(place, "a file that holds a secret must be private: run chmod 600 \(file)")
      }
    }
    try reader.collector.throwIfAny()
    guard let configuration else { throw Mistakes([]) }
    return configuration
  }
}

extension ConfigurationReader {
  fileprivate func configuration(_ tree: LocatedValue) -> Configuration? {
    guard let object = reader(tree, as: "the configuration") else { return nil }
    let listen = address("listen", in: object) ?? HostAndPort(host: "127.0.0.1", port: 8085)
    let admin = address("adminListen", in: object) ?? HostAndPort(host: "127.0.0.1", port: 9085)
    if listen == admin, listen.port != 0 {
      add(object.place(of: "adminListen"), "\"adminListen\" must differ from \"listen\"")
    }
    let allowsLiterals = object.bool("allowLiteralSecrets") ?? false
    let connectors = object.located("connectors").map { path($0.value) }
    loadCatalogue(connectors)
    let configuration = Configuration(
      file: file, folder: folder,
      state: path(object.located("state")?.value ?? "./state"),
      listen: listen, adminListen: admin,
      keep: keep(in: object),
      publicURL: publicURL(in: object, listen: listen),
      hasDefaultPublicURL: !object.has("publicURL"),
      connectors: connectors,
      limits: limits(in: object),
      catalogue: catalogue,
      instances: instances(in: object, allowsLiterals: allowsLiterals))
    object.finish()
    return configuration
  }

  private func address(_ key: String, in object: ObjectReader) -> HostAndPort? {
    guard let text = object.string(key) else { return nil }
    if let address = HostAndPort(text) { return address }
    add(
      object.place(of: key),
      "\"\(key)\" must be an address and a port, as \"127.0.0.1:8085\" or \"[::1]:8085\"")
    return nil
  }

  private func publicURL(in object: ObjectReader, listen: HostAndPort) -> PublicURL {
    let fallback = PublicURL(of: listen)
    guard let text = object.string("publicURL") else {
      if !listen.isLoopback, !object.has("publicURL") {
        add(
          object.place(of: "listen"),
          "\"listen\" is reachable from outside, so \"publicURL\" is needed: write the https:// "
            + "address that clients use, or listen on 127.0.0.1")
      }
      return fallback
    }
    do throws(PublicURL.Flaw) {
      return try PublicURL(text)
    } catch {
      add(object.place(of: "publicURL"), "\"publicURL\" \(error.what)")
      return fallback
    }
  }

  private func keep(in object: ObjectReader) -> Keep {
    var keep = Keep()
    guard let inner = object.object("keep", as: "\"keep\"") else { return keep }
    keep.last = inner.integer("last", in: 1...100_000) ?? keep.last
    keep.daily = inner.integer("daily", in: 0...100_000) ?? keep.daily
    keep.monthly = inner.integer("monthly", in: 0...100_000) ?? keep.monthly
    inner.finish()
    return keep
  }

  private func limits(in object: ObjectReader) -> Limits {
    var limits = Limits()
    guard let inner = object.object("limits", as: "\"limits\"") else { return limits }
    for setting in Limits.settings {
      if let value = inner.integer(setting.name, in: setting.allowed) {
        limits[keyPath: setting.path] = value
      }
    }
    inner.finish()
    return limits
  }

  /// The built-in connectors, and those of the user's folder; all their mistakes count.
  private func loadCatalogue(_ folder: String?) {
    do throws(Mistakes) {
      var own: [(name: String, bytes: [UInt8])] = []
      if let folder { own = try definitions(in: folder) }
      let added = try added.map { path throws(Mistakes) in try definition(at: path) }
      catalogue = try Catalogue.load(builtIn: builtIn, own: own, instead: added)
    } catch {
      for mistake in error.all { collector.add(mistake) }
      if let builtIn = try? Catalogue.load(builtIn: builtIn) { catalogue = builtIn }
    }
  }

  private func definition(
    at path: String
  ) throws(Mistakes) -> (name: String, bytes: [UInt8]) {
    do throws(FileError) {
      return (path, try File.read(path, limit: 16 << 20))
    } catch {
      throw Mistakes([Mistake(file: path, place: Place(line: 1, column: 1), what: "\(error)")])
    }
  }

  private func definitions(in folder: String) throws(Mistakes) -> [(name: String, bytes: [UInt8])] {
    do throws(FileError) {
      var files: [(name: String, bytes: [UInt8])] = []
      for name in try Folder.names(in: folder)
      where name.utf8.reversed().starts(with: ".json".utf8.reversed()) {
        let path = Path.join(folder, name)
        files.append((path, try File.read(path, limit: 16 << 20)))
      }
      return files
    } catch {
      throw Mistakes([
        Mistake(file: file, place: Place(line: 1, column: 1), what: "\"connectors\": \(error)")
      ])
    }
  }

  private func instances(
    in object: ObjectReader, allowsLiterals: Bool
  ) -> [InstanceConfiguration] {
    let example = "{ \"github-acme\": { connector: \"github\", ... } }"
    guard let value = object.required("instances", example: example),
      let names = reader(value, as: "\"instances\"")
    else { return [] }
    if names.allMembers.isEmpty {
      add(value.place, "\"instances\" is empty: write instances: \(example)")
    }
    return names.allMembers
      .compactMap { instance($0, allowsLiterals: allowsLiterals) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
