internal import CLinux
internal import Glibc

/// A running program in a process group of its own, ended and waited for whatever happens.
final class Child {
  private let process: pid_t
  private var status: CInt?

  /// Starts `program` with these descriptors as 0, 1, 2 and, where there is one, 3.
  init(_ program: Program, descriptors: [CInt]) throws(ProgramError) {
    guard let name = program.arguments.first, !name.isEmpty else {
      throw ProgramError(program: "", reason: .noProgram)
    }
    let environment = program.environment.map { "\($0.name)=\($0.value)" }
    guard !(program.arguments + environment).contains(where: { $0.utf8.contains(0) }) else {
      throw ProgramError(program: program.name, reason: .invalidArgument)
    }
    var arguments = unsafe program.arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
      for index in unsafe arguments.indices { unsafe free(arguments[index]) }
      for index in unsafe variables.indices { unsafe free(variables[index]) }
    }
    var setup = unsafe SpawnSetup(descriptors: descriptors)
    defer { unsafe setup.destroy() }
    var started = pid_t()
    let code = unsafe posix_spawnp(
      &started, name, &setup.actions, &setup.attributes, &arguments, &variables)
    guard code == 0 else {
      throw ProgramError(
        program: program.name, reason: .notStarted(FileError.Reason(code: code)))
    }
    process = started
  }

  deinit { _ = kill() }

  /// How it ended, nil while it runs.
  func poll() -> Program.End? { wait(WNOHANG) }

  /// Ends it with all that it started in its group.
  func kill() -> Program.End? {
    if status == nil, Glibc.kill(-process, SIGKILL) != 0 {
      // The group is gone only if the process is; then waiting returns at once.
      _ = Glibc.kill(process, SIGKILL)
    }
    return wait(0)
  }

  private func wait(_ options: CInt) -> Program.End? {
    while status == nil {
      var raw: CInt = 0
      let result = unsafe waitpid(process, &raw, options)
      if result == process {
        status = raw
      } else if result == 0 || errno != EINTR {
        return nil
      }
    }
    return status.map { status in
      let signal = status & 0x7f
      return signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
    }
  }
}

/// The C side of starting a process: which descriptors and signals it begins with.
@unsafe private struct SpawnSetup {
  var actions = unsafe posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()

  init(descriptors: [CInt]) {
    // These calls fail only without memory or for wrong arguments.
    var codes = unsafe [
      posix_spawn_file_actions_init(&actions), posix_spawnattr_init(&attributes),
    ]
    for (target, descriptor) in descriptors.enumerated() {
      unsafe codes.append(
        posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(target)))
    }
    unsafe codes.append(
      posix_spawn_file_actions_addclosefrom_np(&actions, CInt(descriptors.count)))
    var none = sigset_t()
    var restored = sigset_t()
    unsafe codes.append(sigemptyset(&none))
    unsafe codes.append(sigemptyset(&restored))
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] {
      unsafe codes.append(sigaddset(&restored, signal))
    }
    unsafe codes.append(posix_spawnattr_setsigmask(&attributes, &none))
    unsafe codes.append(posix_spawnattr_setsigdefault(&attributes, &restored))
    unsafe codes.append(posix_spawnattr_setpgroup(&attributes, 0))
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    unsafe codes.append(posix_spawnattr_setflags(&attributes, CShort(flags)))
    precondition(codes.allSatisfy { $0 == 0 }, "no memory to start a process")
  }

  mutating func destroy() {
    _ = unsafe posix_spawn_file_actions_destroy(&actions)
    _ = unsafe posix_spawnattr_destroy(&attributes)
  }
}
