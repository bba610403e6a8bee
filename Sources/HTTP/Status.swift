/// A status code (RFC 9110 section 15).
package struct Status: Hashable, Sendable, CustomStringConvertible {
  package let code: Int

  package init(_ code: Int) { self.code = code }

  package static let ok = Status(200)
  package static let noContent = Status(204)
  package static let notModified = Status(304)
  package static let badRequest = Status(400)
  package static let unauthorized = Status(401)
  package static let forbidden = Status(403)
  package static let notFound = Status(404)
  package static let methodNotAllowed = Status(405)
  package static let requestTimeout = Status(408)
  package static let contentTooLarge = Status(413)
  package static let uriTooLong = Status(414)
  package static let unsupportedMediaType = Status(415)
  package static let tooManyRequests = Status(429)
  package static let headerTooLarge = Status(431)
  package static let internalError = Status(500)
  package static let notImplemented = Status(501)
  package static let unavailable = Status(503)
  package static let versionNotSupported = Status(505)

  package var isSuccess: Bool { (200..<300).contains(code) }

  package var reason: String {
    switch code {
    case 100: "Continue"
    case 200: "OK"
    case 204: "No Content"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 307: "Temporary Redirect"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 421: "Misdirected Request"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }

  package var description: String { "\(code) \(reason)" }
}
