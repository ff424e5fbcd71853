/// A page that needs nothing else: its policy forbids everything but its own style sheet.
package struct PageFrame {
  let title: String
  let styleSheet: String
  let body: Markup

  /// A page of its parts.
  ///
  /// - Parameter styleSheet: A literal of the source, since it is not escaped.
  package init(title: String, styleSheet: String, body: Markup) {
    self.title = title
    self.styleSheet = styleSheet
    self.body = body
  }

  package var markup: Markup {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>\(title)</title>
    <style>\(Markup(stringLiteral: styleSheet))</style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// Nothing may load or run; the style sheet is allowed by its hash, the empty icon by its scheme.
  private var policy: String {
    "default-src 'none'; style-src 'sha256-\(SHA256.base64Digest(of: styleSheet))'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }
}
