//! Footer of an article.

use document::tree::Article;
use leptos::{html, prelude::*};

use crate::routing::{ArticleAddress, Filter, Navigation, Route};

/// Tags, as links to the filtered library, and a link to the Markdown.
pub fn article_footer(article: &Article, address: &ArticleAddress) -> impl IntoView + use<> {
    let navigation = Navigation::from_context();
    let tags: Vec<_> = article
        .metadata
        .tags
        .iter()
        .map(|tag| {
            let filter = Filter {
                tag: Some(tag.clone()),
                ..Filter::default()
            };
            html::li().child(
                html::a()
                    .href(navigation.href(&Route::Library(filter)))
                    .child(tag.clone()),
            )
        })
        .collect();
    html::footer()
        .class("article-footer")
        .id("recto:foot")
        .lang("en")
        .dir("ltr")
        .child((
            (!tags.is_empty()).then(|| html::ul().class("tags").aria_label("Tags").child(tags)),
            html::a()
                .class("source")
                .href(address.href().to_owned())
                .child("Markdown"),
        ))
}
