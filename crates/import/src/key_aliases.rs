//! Front matter keys of other tools that stand for keys of Recto.

/// Returns the key of Recto that means the same as another tool's key. `key` is in lower case, with `_` for `-` and spaces.
pub fn canonical(key: &str) -> Option<&'static str> {
    Some(match key {
        "excerpt" | "summary" | "subtitle" | "abstract" | "standfirst" | "teaser" => "description",
        "authors" | "byline" | "writer" | "creator" => "author",
        "publication" | "site_name" | "sitename" => "publisher",
        "published_at" | "publish_date" | "publishdate" | "pubdate" | "pub_date"
        | "date_published" | "datepublished" | "created" | "created_at" | "date_created" => "date",
        "lastmod" | "last_modified_at" | "last_modified" | "modified" | "updated_at"
        | "date_modified" | "datemodified" => "updated",
        "categories" | "category" | "keywords" | "topics" | "tag" => "tags",
        "language" | "locale" => "lang",
        "direction" => "dir",
        "cover" | "cover_image" | "coverimage" | "featured_image" | "featuredimage"
        | "feature_image" | "thumbnail" | "banner" | "hero_image" | "header_image" | "images" => {
            "image"
        }
        "cover_alt" | "imagealt" | "image_description" => "image_alt",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use document::front_matter::KEYS;

    use super::*;

    #[test]
    fn aliases_stand_for_keys_of_recto() {
        for key in [
            "summary",
            "authors",
            "created",
            "lastmod",
            "categories",
            "locale",
            "cover",
        ] {
            assert!(
                canonical(key).is_some_and(|key| KEYS.contains(&key)),
                "{key}"
            );
        }
        assert!(KEYS.iter().all(|key| canonical(key).is_none()));
    }
}
