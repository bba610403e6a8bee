import HTTP

extension FieldName {
  static let rollcallGeneration = FieldName(known: "X-Rollcall-Generation")
  static let rollcallAge = FieldName(known: "X-Rollcall-Age")
  static let rollcallVerdict = FieldName(known: "X-Rollcall-Verdict")
}
