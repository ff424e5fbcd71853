import Glibc

extension InputArgument {
  /// Whether the input can be read more than once: a regular file, but no pipe and not standard input.
  var canBeReadAgain: Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
