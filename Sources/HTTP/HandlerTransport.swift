/// Lets a handler stand in as a transport, so that two ends meet without a socket.
package struct HandlerTransport: Transport {
  private let handler: any Handler

  package init(_ handler: any Handler) { self.handler = handler }

  package func send(_ request: Request) async throws(TransportError) -> Response {
    var request = request
    if let authority = request.target.utf8Range(after: "://") {
      let rest = request.target[authority...]
      let slash = rest.firstIndex { $0 == "/" || $0 == "?" }
      if request.fields[.host] == nil {
        request.fields[.host] = String(rest[..<(slash ?? rest.endIndex)])
      }
      let target = slash.map { String(rest[$0...]) } ?? "/"
      request.target = target.hasPrefix("/") ? target : "/" + target
    }
    var writer = ResponseWriter()
    handler.respond(to: request, into: &writer)
    var fields = HeaderFields()
    for line in String(decoding: writer.head, as: UTF8.self).split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"), let name = FieldName(String(line[..<colon]))
      else { continue }
      fields.append(name, String(line[line.index(colon, offsetBy: 2)...]))
    }
    let status = writer.status
    return Response(status, fields: fields, body: writer.takeBuffer())
  }
}

extension String {
  fileprivate func utf8Range(after mark: String) -> String.Index? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(mark) { return index(at, offsetBy: mark.count) }
      at = index(after: at)
    }
    return nil
  }
}
