import RapportModel

extension MetricColumns {
  /// Posts of Facebook pages and Instagram accounts, as Meta Business Suite exports them, and the names of the
  /// older export by post. `IMPRESSION:UNIQUE_USERS` is a raw name that the export does not translate: the
  /// reach.
  static let meta = MetricColumns(
    "meta.",
    [
      Row(
        "reach", "reach", .count, flags: .sketched, "Reach", "IMPRESSION:UNIQUE_USERS",
        "Lifetime Post Total Reach"),
      Row("impressions", "impressions", .count, "Impressions", "Lifetime Post Total Impressions"),
      Row("views", "views", .count, "Views"),
      Row(
        "engagements_meta", "engagements", .count, "Reactions, Comments and Shares",
        "Reactions, comments and shares"),
      Row("reactions", "reactions", .count, "Reactions"),
      Row("reactions", "likes", .count, "Likes"),
      Row("comments_count", "comments", .count, "Comments"),
      Row("shares", "shares", .count, "Shares"),
      Row("saves", "saves", .count, "Saves"),
      Row("followers_gained", "follows", .count, "Follows"),
      Row("clicks", "total_clicks", .count, "Total clicks"),
      Row("link_clicks", "link_clicks", .count, "Link Clicks"),
      Row("engaged_users", "engaged_users", .count, flags: .sketched, "Lifetime Engaged Users"),
      Row("negative_feedback", "hide_all", .count, "Negative feedback from users: Hide all"),
      Row("negative_feedback", "negative_feedback", .count, flags: .sketched, "Lifetime Negative feedback"),
    ])
}
