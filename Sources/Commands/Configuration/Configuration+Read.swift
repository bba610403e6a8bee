package import Formats

extension Configuration {
  /// What the bytes of a configuration file say; throws every mistake that is in them.
  ///
  /// `isPrivate` is whether nobody else may read the file: only then may it hold secrets.
  package static func read(
    _ bytes: [UInt8], file: String, folder: String, isPrivate: Bool
  ) throws(Mistakes) -> Configuration {
    let tree: LocatedValue
    do throws(Mistake) {
      tree = try LocatedReader.read(bytes, file: file)
    } catch {
      throw Mistakes([error])
    }
    let reader = ConfigurationReader(file: file, folder: folder)
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
    let configuration = Configuration(
      file: file, folder: folder,
      state: path(object.located("state")?.value ?? "./state"),
      listen: listen, adminListen: admin,
      keep: keep(in: object),
      publicURL: publicURL(in: object, listen: listen),
      connectors: object.located("connectors").map { path($0.value) },
      limits: limits(in: object),
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

  private func keep(in object: ObjectReader) -> KeepSettings {
    var keep = KeepSettings()
    guard let inner = object.object("keep", as: "\"keep\"") else { return keep }
    keep.last = inner.integer("last", in: 1...100_000) ?? keep.last
    keep.daily = inner.integer("daily", in: 0...100_000) ?? keep.daily
    keep.monthly = inner.integer("monthly", in: 0...100_000) ?? keep.monthly
    inner.finish()
    return keep
  }

  private func limits(in object: ObjectReader) -> LimitSettings {
    var limits = LimitSettings()
    guard let inner = object.object("limits", as: "\"limits\"") else { return limits }
    limits.headerSeconds = inner.integer("headerSeconds", in: 1...3600)
    limits.bodySeconds = inner.integer("bodySeconds", in: 1...3600)
    limits.idleSeconds = inner.integer("idleSeconds", in: 1...3600)
    limits.writeSeconds = inner.integer("writeSeconds", in: 1...3600)
    inner.finish()
    return limits
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
