import Glibc

/// Values that several threads share, and a way to wait until they are as one needs them.
///
/// `Mutex` of the standard library has nothing to wait with.
package final class Monitor<Values>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Read and written under the mutex only.
  private var values: Values

  package init(_ values: sending Values) {
    self.values = values
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  /// Changes the values and wakes those who wait.
  package func update(_ body: (inout Values) -> Void) {
    pthread_mutex_lock(mutex)
    body(&values)
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(mutex)
  }

  /// Waits until `body` finds what it looks for, which it may take out; others are woken then.
  package func wait<Found>(for body: (inout Values) -> Found?) -> Found {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let found = body(&values) {
        pthread_cond_broadcast(change)
        return found
      }
      pthread_cond_wait(change, mutex)
    }
  }
}

/// A thread that runs to its end.
package struct RunningThread {
  private let handle: pthread_t

  /// Starts a thread; `nil` when the system has no room for another one.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Body(body))
    var handle = pthread_t()
    let code = pthread_create(&handle, nil, { Body.run($0) }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits for its end.
  package func join() { pthread_join(handle, nil) }

  private final class Body {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().body() }
      return nil
    }
  }
}
