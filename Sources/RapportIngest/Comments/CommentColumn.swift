/// What a column, or a member of a JSON object, says about a comment.
enum CommentColumn: Int, CaseIterable, Hashable, Sendable {
  case text, title, id, property, page, thread, replyTo, language, variant
  case time, editTime, author, rating, likes, dislikes, replies, shares

  /// The column that this name usually stands for, with the place of the name among its synonyms: of two
  /// columns for the same thing, that with the lower place wins.
  static func meaning(of header: HeaderName) -> (column: CommentColumn, place: Int)? {
    if let meaning = meanings[header.key] { return meaning }
    // "Submit Date (UTC)"
    guard header.text.last == ")", let open = header.text.lastIndex(of: "(") else { return nil }
    return meanings[HeaderName(header.text[..<open]).key]
  }

  /// The keys of those names of texts that things have which nobody comments on.
  static let descriptions: Set<String> = ["caption", "description"]

  private static let meanings: [String: (CommentColumn, Int)] = {
    var meanings: [String: (CommentColumn, Int)] = [:]
    for column in allCases {
      for (place, name) in column.names.enumerated() where meanings[HeaderName(name).key] == nil {
        meanings[HeaderName(name).key] = (column, place)
      }
    }
    return meanings
  }()

  /// Names in exports of many tools and languages, the most telling first.
  private var names: [String] {
    switch self {
    case .text:
      [
        "text", "comment text", "review text", "review content", "comment", "comments", "review", "body",
        "content",
        "message", "feedback", "post text", "full text", "tweet", "tweet text", "post", "reply text",
        "answer",
        "response", "open-ended response", "verbatim", "opinion", "remark", "caption", "description",
        "post_raw",
        "kommentar", "kommentartext", "bewertungstext", "rezension", "nachricht", "inhalt", "commentaire",
        "avis",
        "texte", "contenu", "comentario", "comentarios", "texto", "reseña", "mensaje", "contenido", "opinión",
        "commento", "recensione", "testo", "comentário", "avaliação", "mensagem", "reactie", "opmerking",
        "tekst",
        "komentarz", "opinia", "комментарий", "отзыв", "текст", "сообщение", "コメント", "本文", "レビュー", "内容",
        "口コミ",
        "评论", "评论内容", "正文", "댓글", "내용", "리뷰", "ความคิดเห็น", "ข้อความ", "รีวิว", "bình luận", "yorum", "metin",
      ]
    case .title:
      ["title", "review title", "summary", "subject", "headline", "titel", "betreff", "titre", "título"]
    case .id:
      [
        "id", "comment id", "review id", "post id", "tweet id", "message id", "response id", "respondent id",
        "ticket id", "uuid", "_id", "record id", "reply id", "kommentar-id", "identifier",
      ]
    case .property:
      [
        "property", "property name", "site", "website", "domain", "domain url", "host", "hostname", "shop",
        "store",
        "webshop name", "brand", "package name", "app", "app name", "channel", "subreddit", "account",
        "company",
        "tienda", "sitio", "ショップ", "サイト",
      ]
    case .page:
      [
        "page", "page url", "page path", "url", "permalink", "link", "review link", "video id", "product id",
        "asin",
        "product", "path", "post link", "post url", "permalink url", "article", "seite", "página",
      ]
    case .thread:
      [
        "thread", "thread id", "conversation id", "topic id", "thread root id", "link id",
        "top-level comment id",
      ]
    case .replyTo:
      [
        "reply to", "parent id", "parent comment id", "parent", "in reply to", "in reply to id",
        "reply to id",
      ]
    case .language:
      [
        "language", "lang", "locale", "reviewer language", "user language", "sprache", "langue", "idioma",
        "言語",
      ]
    case .variant:
      ["variant", "variation", "test variant", "experiment variant", "test group", "ab variant", "bucket"]
    case .time:
      [
        "created at", "created", "created time", "time", "timestamp", "date", "datetime", "date time",
        "published at",
        "published",
        "posted at", "posted", "created utc", "review created utc", "comment create timestamp",
        "comment date",
        "review date", "review submit date and time", "submitted at", "submit date utc", "submit date",
        "recorded date",
        "unix review time", "review time", "post date", "created date", "creation date", "start date",
        "end date",
        "datum", "zeit", "erstellt am", "fecha", "hora", "data", "data e hora", "date de création", "дата",
        "время",
        "日付", "日時", "投稿日", "日期", "时间", "날짜", "วันที่", "เวลา", "tarih",
      ]
    case .editTime: ["edited at", "updated at", "last updated", "modified at", "modified", "edited"]
    case .author:
      [
        "author", "author id", "user id", "user", "username", "user name", "author name", "reviewer id",
        "reviewer",
        "reviewer name", "review username", "screen name", "handle", "customer id", "account id",
        "author channel id",
        "from", "autor", "verfasser", "benutzer", "auteur", "utilisateur", "usuario", "autore", "utente",
        "автор",
        "投稿者", "作者", "用户", "작성자", "ผู้เขียน",
      ]
    case .rating:
      [
        "rating", "stars", "star rating", "review stars", "overall", "score", "review rating", "note",
        "punkte",
        "bewertung", "sterne", "puntuación", "valoración", "calificación", "voto", "nota", "оценка", "評価",
        "评分", "평점",
      ]
    case .likes:
      [
        "likes", "like count", "upvotes", "ups", "helpful votes", "helpful vote", "helpful", "vote", "votes",
        "favorites",
        "favourites count", "thumbs up", "me gusta", "gefällt mir",
      ]
    case .dislikes: ["dislikes", "downvotes", "downs", "dislike count", "thumbs down"]
    case .replies: ["replies", "reply count", "num replies", "answers", "comments count"]
    case .shares: ["shares", "share count", "retweets", "retweet count", "reposts", "repost count"]
    }
  }
}
