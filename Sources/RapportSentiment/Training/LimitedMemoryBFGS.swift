/// Finds the minimum of a smooth convex function of many variables.
///
/// The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno: Nocedal and Wright, *Numerical Optimization*
/// (2006), algorithms 7.4 and 7.5, with steps that satisfy the weak Wolfe conditions, found by bisection.
///
///     let minimum = LimitedMemoryBFGS().minimize(from: [0, 0]) { x, gradient in
///       gradient = [2 * (x[0] - 3), 8 * x[1]]
///       return (x[0] - 3) * (x[0] - 3) + 4 * x[1] * x[1]
///     }
///     minimum   // [3, 0]
///
/// All sums run in the order of their indexes, so that the same function gives the same bits.
package struct LimitedMemoryBFGS {
  /// How many of the last steps shape the next one.
  package var memory = 10
  /// How many steps are taken at most.
  package var stepCount = 100
  /// The share of the largest starting gradient below which every gradient ends the search.
  package var tolerance = 1e-6

  /// The usual settings.
  package init() {}

  /// A step and how the gradient changed over it.
  private struct Step {
    var move: [Double]
    var change: [Double]
    /// 1 over the product of the two.
    var inverse: Double
  }

  /// The variables at the minimum.
  ///
  /// - Parameter function: Gives the value at a point and writes the gradient there.
  package func minimize(
    from start: [Double], _ function: (_ x: [Double], _ gradient: inout [Double]) -> Double
  ) -> [Double] {
    var x = start
    var gradient = [Double](repeating: 0, count: x.count)
    var value = function(x, &gradient)
    let target = Self.largest(gradient) * tolerance
    var steps: [Step] = []
    for _ in 0..<stepCount where Self.largest(gradient) > target {
      var direction = descent(gradient, steps)
      var slope = Self.product(direction, gradient)
      if slope >= 0 {
        steps.removeAll()
        direction = gradient.map { -$0 }
        slope = -Self.product(gradient, gradient)
      }
      // The first step has no scale yet; later ones are about as long as they should be.
      let length = steps.isEmpty ? 1 / Self.product(gradient, gradient).squareRoot() : 1
      guard
        let next = search(from: x, value, direction, slope: slope, length: length, function)
      else { break }
      let move = zip(next.x, x).map { $0 - $1 }
      let change = zip(next.gradient, gradient).map { $0 - $1 }
      let curvature = Self.product(move, change)
      (x, value, gradient) = next
      guard curvature > 0 else { continue }
      if steps.count == memory { steps.removeFirst() }
      steps.append(Step(move: move, change: change, inverse: 1 / curvature))
    }
    return x
  }

  /// The direction of the next step: the gradient times an estimate of the inverse Hessian, downwards.
  private func descent(_ gradient: [Double], _ steps: [Step]) -> [Double] {
    var direction = gradient
    var shares: [Double] = []
    for step in steps.reversed() {
      let share = step.inverse * Self.product(step.move, direction)
      shares.append(share)
      Self.add(step.change, times: -share, to: &direction)
    }
    if let last = steps.last {
      let scale = 1 / (last.inverse * Self.product(last.change, last.change))
      for index in direction.indices { direction[index] *= scale }
    }
    for (step, share) in zip(steps, shares.reversed()) {
      Self.add(step.move, times: share - step.inverse * Self.product(step.change, direction), to: &direction)
    }
    for index in direction.indices { direction[index] = -direction[index] }
    return direction
  }

  /// A point along a direction where the value fell enough and the slope flattened; `nil` if there is none within
  /// the precision of the numbers.
  private func search(
    from x: [Double], _ value: Double, _ direction: [Double], slope: Double, length: Double,
    _ function: ([Double], inout [Double]) -> Double
  ) -> (x: [Double], value: Double, gradient: [Double])? {
    var low = 0.0
    var high = Double.infinity
    var length = length
    var gradient = [Double](repeating: 0, count: x.count)
    for _ in 0..<40 {
      var next = x
      Self.add(direction, times: length, to: &next)
      let nextValue = function(next, &gradient)
      if !(nextValue <= value + 1e-4 * length * slope) {
        high = length
      } else if Self.product(gradient, direction) < 0.9 * slope {
        low = length
      } else {
        return (next, nextValue, gradient)
      }
      length = high.isFinite ? (low + high) / 2 : low * 2
    }
    return nil
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private static func add(_ vector: [Double], times factor: Double, to sum: inout [Double]) {
    for index in vector.indices { sum[index] += vector[index] * factor }
  }

  private static func largest(_ vector: [Double]) -> Double { vector.reduce(0) { max($0, $1.magnitude) } }
}
