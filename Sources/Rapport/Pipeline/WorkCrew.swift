import Glibc
import RapportIngest

/// One of several that do the same work, each with memory of its own.
package protocol Worker: AnyObject, SendableMetatype {
  associatedtype Item: Sendable
  associatedtype Output: Sendable

  /// Does the work on one item; never called by two threads at once.
  func output(of item: Item) throws -> Output
}

/// Workers that share the work on a row of items, and give what comes out in the order of the items or as it comes.
///
///     let crew = WorkCrew(workers)
///     for item in items { try crew.add(item) { print($0) } }
///     try crew.finish { print($0) }
///
/// The caller's thread makes the items. When enough of them wait, it does one itself, the oldest where order is kept and else
/// the newest, so that as many threads are busy as there are workers, and few items are in memory. With one worker there is
/// no other thread.
package final class WorkCrew<Member: Worker> {
  /// The workers; the first one works on the caller's thread.
  package let workers: [Member]
  private let monitor = Monitor(Progress())
  /// The threads, by the numbers of their workers.
  private var threads: [Int: RunningThread] = [:]
  /// The items between the oldest whose output was not taken and the newest; out of order, all that were not taken.
  private let window: Int
  private let keepsOrder: Bool

  private struct Progress: Sendable {
    var waiting: [(number: Int, item: Member.Item)] = []
    var outputs: [Int: Result<Member.Output, any Error>] = [:]
    var added = 0
    var taken = 0
    /// What threads are to do once, by the number of their worker.
    var errands: [Int: Errand] = [:]
    var runningErrands = 0
    var isOver = false
  }

  package typealias Errand = @Sendable (Member) -> Void

  private enum Step {
    case added
    case done
    case take(Result<Member.Output, any Error>)
    case work(number: Int, item: Member.Item)
    case errand(Errand)
  }

  /// A crew that waits for work.
  ///
  /// - Parameter keepsOrder: Whether outputs are given in the order of the items; if not, nobody waits for a worker
  ///   whose item takes longer than others.
  /// - Precondition: There is at least one worker.
  package init(_ workers: [Member], keepsOrder: Bool = true) {
    precondition(!workers.isEmpty, "somebody has to do the work")
    self.workers = workers
    self.keepsOrder = keepsOrder
    // In order, others wait for a slow item anyway. Out of order, the more items wait, the longer the caller's own may take before
    // others have nothing to do.
    window = keepsOrder ? 2 * workers.count + 1 : 4 * workers.count + 2
    for (number, worker) in workers.enumerated().dropFirst() {
      let assignment = Assignment(number: number, worker: worker, monitor: monitor)
      // With fewer threads than wished for, those there are do the work.
      threads[number] = RunningThread { assignment.work() }
    }
  }

  deinit {
    monitor.update {
      $0.isOver = true
      $0.waiting.removeAll()
    }
    for thread in threads.values { thread.join() }
  }

  /// Adds an item.
  ///
  /// - Parameter take: Receives the outputs that are ready.
  /// - Throws: What the work on an item, or `take`, throws.
  package func add(_ item: Member.Item, _ take: (Member.Output) throws -> Void) throws {
    if threads.isEmpty { return try take(workers[0].output(of: item)) }
    var isAdded = false
    while !isAdded {
      isAdded = try perform(take) { progress in
        guard progress.added - progress.taken < window else { return nil }
        progress.waiting.append((progress.added, item))
        progress.added += 1
        return .added
      }
    }
  }

  /// Waits until all items are done.
  ///
  /// - Parameter take: Receives the outputs that were not taken yet.
  package func finish(_ take: (Member.Output) throws -> Void) throws {
    var isDone = false
    while !isDone {
      isDone = try perform(take) { $0.added == $0.taken ? .done : nil }
    }
  }

  /// Has each worker do something once, all at the same time, and waits until all have.
  package func onAll(_ errand: @escaping Errand) {
    let numbers = threads.keys
    monitor.update { progress in
      for number in numbers { progress.errands[number] = errand }
      progress.runningErrands = numbers.count
    }
    for (number, worker) in workers.enumerated() where !numbers.contains(number) { errand(worker) }
    monitor.wait { $0.runningErrands == 0 ? () : nil }
  }

  /// Does what comes next: gives an output, else `wish`, else works; says whether the wish came true.
  private func perform(
    _ take: (Member.Output) throws -> Void, or wish: (inout Progress) -> Step?
  ) throws -> Bool {
    let step = monitor.wait { progress -> Step? in
      let next = keepsOrder ? progress.taken : progress.outputs.first?.key
      if let output = next.flatMap({ progress.outputs.removeValue(forKey: $0) }) {
        progress.taken += 1
        return .take(output)
      }
      // Out of order the newest is best, since what the caller has just made is still in its processor's cache.
      return wish(&progress) ?? Self.nextWork(&progress, newest: !keepsOrder)
    }
    switch step {
    case .added, .done: return true
    case .take(let output): try take(output.get())
    case .work(let number, let item):
      let output = Result { try workers[0].output(of: item) }
      monitor.update { $0.outputs[number] = output }
    case .errand: preconditionFailure("errands are for threads")
    }
    return false
  }

  private static func nextWork(_ progress: inout Progress, newest: Bool = false) -> Step? {
    guard !progress.waiting.isEmpty else { return nil }
    let (number, item) = newest ? progress.waiting.removeLast() : progress.waiting.removeFirst()
    return .work(number: number, item: item)
  }

  /// What a thread needs; it alone uses the worker while it runs.
  private struct Assignment: @unchecked Sendable {
    let number: Int
    let worker: Member
    let monitor: Monitor<Progress>

    func work() {
      while true {
        let step = monitor.wait { progress -> Step? in
          if progress.isOver { return .done }
          return progress.errands.removeValue(forKey: number).map { .errand($0) }
            ?? WorkCrew.nextWork(&progress)
        }
        switch step {
        case .work(let number, let item):
          let output = Result { try worker.output(of: item) }
          monitor.update { $0.outputs[number] = output }
        case .errand(let errand):
          errand(worker)
          monitor.update { $0.runningErrands -= 1 }
        case .added, .done, .take: return
        }
      }
    }
  }
}

/// The number of processors of this machine that are running.
public var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
