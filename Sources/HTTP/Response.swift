/// An answer as a value: what a transport returns.
package struct Response: Sendable {
  package var status: Status
  package var fields: HeaderFields
  package var body: [UInt8]

  package init(_ status: Status, fields: HeaderFields = HeaderFields(), body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}
