internal import Formats

/// How an answer's bytes become rows.
struct DecodeRule: Sendable {
  let form: AnswerForm
  /// CSV inside the answer, where the rows stand in it.
  let table: InnerTable?
  /// The spellings that names are brought to when they differ in case only.
  let names: [String]
}

/// What an answer is written in.
enum AnswerForm: Sendable {
  case json
  /// A JSON text on each line.
  case lines
  /// With the elements that are lists.
  case xml(XMLLists)
  case csv(CSVRule)
  /// Whatever it is, it is taken as it comes.
  case any

  /// The form's name for messages.
  var word: String {
    switch self {
    case .json: "JSON"
    case .lines: "JSON Lines"
    case .xml: "XML"
    case .csv: "CSV"
    case .any: "text"
    }
  }
}

/// A CSV text that an answer holds, perhaps in base64.
struct InnerTable: Sendable {
  let rule: CSVRule
  let at: Expression
  let isBase64: Bool
}
