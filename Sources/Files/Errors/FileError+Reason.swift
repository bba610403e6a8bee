internal import CLinux
internal import Glibc

extension FileError {
  /// The causes that a person can act on, each with its own advice.
  package enum Reason: Sendable, Equatable {
    case notFound
    case notPermitted
    case readOnly
    case full
    case overQuota
    case tooLargeForSystem
    case isFolder
    case notFolder
    case notRegular
    case exists
    case notEmpty
    case tooManyOpen
    case invalidName
    case larger(than: Int)
    case locked
    case device
    case other(code: Int32)
  }
}

extension FileError.Reason {
  init(code: Int32) {
    self =
      switch code {
      case ENOENT: .notFound
      case EACCES, EPERM: .notPermitted
      case EROFS: .readOnly
      case ENOSPC: .full
      case EDQUOT: .overQuota
      case EFBIG: .tooLargeForSystem
      case EISDIR: .isFolder
      case ENOTDIR: .notFolder
      case EEXIST: .exists
      case ENOTEMPTY: .notEmpty
      case EMFILE, ENFILE: .tooManyOpen
      case EINVAL, ENAMETOOLONG, ELOOP: .invalidName
      case EIO: .device
      default: .other(code: code)
      }
  }

  var words: String {
    switch self {
    case .notFound: "it does not exist"
    case .notPermitted: "permission denied"
    case .readOnly: "the file system is read-only"
    case .full: "no space left on the device"
    case .overQuota: "the disk quota is used up"
    case .tooLargeForSystem: "it would exceed the limit on file size"
    case .isFolder: "it is a folder"
    case .notFolder: "a file stands where a folder is needed"
    case .notRegular: "it is not a regular file"
    case .exists: "it exists already"
    case .notEmpty: "the folder is not empty"
    case .tooManyOpen: "too many files are open"
    case .invalidName: "the name is not usable"
    case .larger(let limit): "it is larger than \(limit) bytes"
    case .locked: "another process holds it"
    case .device: "the device reports an input/output error"
    case .other(let code): Self.text(of: code)
    }
  }

  var advice: String {
    switch self {
    case .notFound: "check the path"
    case .notPermitted: "run as the user that owns it, or change its permissions"
    case .readOnly: "choose a path on a writable file system, or remount it"
    case .full: "free some space and run again; what was there before is untouched"
    case .overQuota: "free some space or raise the quota; what was there before is untouched"
    case .tooLargeForSystem: "raise the limit (ulimit -f) and run again"
    case .isFolder: "give the path of a file"
    case .notFolder: "check the path"
    case .notRegular: "give the path of a regular file"
    case .exists: "choose another name or remove it first"
    case .notEmpty: "remove what is in it first"
    case .tooManyOpen: "raise the limit on open files (ulimit -n)"
    case .invalidName: "check the name for odd characters, links in a circle and length"
    case .larger: "check that it is the right file"
    case .locked: "wait for that process to end"
    case .device: "check the disk and the system log"
    case .other: "see errno(3)"
    }
  }

  private static func text(of code: Int32) -> String {
    guard let text = unsafe strerrordesc_np(code) else { return "error number \(code)" }
    return unsafe String(cString: text)
  }
}
