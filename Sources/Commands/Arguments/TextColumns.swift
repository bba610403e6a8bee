/// Sets two columns of text side by side, the second one wrapped.
enum TextColumns {
  static func lines(_ rows: [(String, String)], width: Int = 80) -> [String] {
    let left = (rows.map { $0.0.utf8.count }.max() ?? 0) + 4
    var lines: [String] = []
    for (head, text) in rows {
      var line = "  " + head
      for part in wrapped(text, width: max(20, width - left)) {
        lines.append(line + String(repeating: " ", count: max(1, left - line.utf8.count)) + part)
        line = ""
      }
    }
    return lines
  }

  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.utf8.count + 1 + word.utf8.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }
}
