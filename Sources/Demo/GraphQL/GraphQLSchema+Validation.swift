import Formats

extension GraphQLSchema {
  /// Where the document does not fit the schema; such a document is not run at all.
  func mistakes(
    in selections: [GraphQLSelection], type: String, path: [String]
  ) -> [GraphQLError] {
    var seen: Set<String> = []
    return selections.flatMap { selection in
      switch selection {
      case .fragment(let condition, let inner):
        guard condition == nil || condition == type else {
          return [
            GraphQLError(
              message: "Fragment on \(condition ?? "") can't be spread inside \(type)", path: path)
          ]
        }
        return mistakes(in: inner, type: type, path: path)
      case .field(let field):
        // Merging two selections of one key is more than recorded answers need: say so.
        guard seen.insert(field.key).inserted else {
          return [
            GraphQLError(
              message: "Field '\(field.key)' is selected twice: give one of them an alias",
              code: "fieldConflict", path: path + [field.key], offset: field.offset)
          ]
        }
        return mistakes(in: field, type: type, path: path + [field.key])
      }
    }
  }

  private func mistakes(
    in selection: GraphQLFieldSelection, type: String, path: [String]
  ) -> [GraphQLError] {
    func mistake(_ message: String, _ code: String) -> [GraphQLError] {
      [GraphQLError(message: message, code: code, path: path, offset: selection.offset)]
    }
    let name = selection.name
    if name == "__typename" { return [] }
    guard let field = types[type]?[name] else {
      return mistake("Field '\(name)' doesn't exist on type '\(type)'", "undefinedField")
    }
    for argument in selection.arguments where !field.arguments.contains(argument.name) {
      return mistake(
        "Field '\(name)' doesn't accept argument '\(argument.name)'", "argumentNotAccepted")
    }
    switch (field.type, selection.selections.isEmpty) {
    case (let inner?, true):
      return mistake(
        "Field must have selections (field '\(name)' returns \(inner) but has no selections)",
        "selectionMismatch")
    case (nil, false):
      return mistake(
        "Selections can't be made on scalars (field '\(name)' has selections)", "selectionMismatch")
    case (let inner?, false): return mistakes(in: selection.selections, type: inner, path: path)
    case (nil, true): return []
    }
  }
}
