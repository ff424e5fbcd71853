import RapportModel

extension MetricColumns {
  /// YouTube Studio's advanced mode, with its English names; `Subscribers` is the balance of those gained and
  /// lost. Names and units follow YouTube's help page "Understand your YouTube Analytics metrics".
  static let youTube = MetricColumns(
    "youtube.",
    [
      Row("views", "views", .count, "Views"),
      Row("engaged_views", "engaged_views", .count, "Engaged views"),
      Row("watch_time", "watch_time", .seconds, "Watch time"),
      Row("followers_net", "subscribers", .count, "Subscribers"),
      Row("followers_gained", "subscribers_gained", .count, "Subscribers gained"),
      Row("followers_lost", "subscribers_lost", .count, "Subscribers lost"),
      Row("impressions", "impressions", .count, "Impressions"),
      Row(
        "ctr", "impressions_ctr", .fraction, of: ["impressions"], "Impressions click-through rate",
        "Click-through rate"),
      Row("view_duration", "average_view_duration", .seconds, of: ["views"], "Average view duration"),
      Row("viewed_share", "average_percentage_viewed", .fraction, of: ["views"], "Average percentage viewed"),
      Row("visitors", "unique_viewers", .count, flags: .sketched, "Unique viewers"),
      Row("new_visitors", "new_viewers", .count, flags: .sketched, "New viewers"),
      Row("returning_visitors", "returning_viewers", .count, flags: .sketched, "Returning viewers"),
      Row(
        "views_per_visitor", "views_per_viewer", .ratio, of: ["unique_viewers"], "Average views per viewer"),
      Row("reactions", "likes", .count, "Likes"),
      Row("dislikes", "dislikes", .count, "Dislikes"),
      Row("like_share", "likes_vs_dislikes", .fraction, "Likes (vs dislikes)", "Likes (vs. dislikes)"),
      Row("comments_count", "comments", .count, "Comments added", "Comments"),
      Row("shares", "shares", .count, "Shares"),
      Row("end_screens", "end_screens_shown", .count, "End screen elements shown"),
      Row("end_screen_clicks", "end_screen_clicks", .count, "End screen element clicks"),
      Row(
        "end_screen_ctr", "end_screen_ctr", .fraction, of: ["end_screens_shown"],
        "Clicks per end screen element shown"),
      Row(
        "revenue", "estimated_revenue", .money(currency: nil), "Estimated revenue", "Your estimated revenue"),
    ])
}
