//! Routes: sites below any path, articles added after the build, Markdown from elsewhere, and unknown paths.

use crate::fixture::{self, SECTIONS, is_at_section};
use harness::{Site, in_browser};

const ARTICLE: &str = "# Added later\n\n## One\n\nText.\n\n## Two\n\nMore text.\n";

#[test]
fn the_same_build_works_at_the_root_and_below_any_path() {
    in_browser(async |page| {
        for base in ["/", "/recto/", "/a/b/c/"] {
            let site = Site::of_folder(harness::dist()).at_base(base).start().await;
            fixture::sections(&site);
            page.open(&site.url("")).await;
            page.click("ul.library a").await;
            page.wait_for(
                "the article",
                "document.querySelector('html[data-ready] article')",
            )
            .await;
            assert!(page.url().await.starts_with(&site.url("")));
            page.click(".site-name").await;
            page.wait_for(
                "the library",
                "document.querySelector('html[data-ready] ul.library')",
            )
            .await;
            assert_eq!(page.url().await, site.url(""));
            page.open(&site.url(&format!("{SECTIONS}/#fourth"))).await;
            page.wait_for("the section", &is_at_section("fourth")).await;
            page.reload().await;
            page.wait_for("the section, after a reload", &is_at_section("fourth"))
                .await;
        }
    });
}

#[test]
fn an_article_added_after_the_build_opens_through_the_404_page() {
    in_browser(async |page| {
        for base in ["/", "/docs/recto/"] {
            let site = Site::of_folder(harness::dist()).at_base(base).start().await;
            site.put("articles/added-later.md", ARTICLE);
            page.expect_error("added-later/#two - Failed to load resource: the server responded with a status of 404");
            page.open(&site.url("added-later/#two")).await;
            assert_eq!(page.text("article h1").await, "Added later");
            assert_eq!(page.url().await, site.url("added-later/#two"));
        }
    });
}

#[test]
fn an_article_added_after_the_build_opens_without_the_slash() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put("articles/added-later.md", ARTICLE);
        page.expect_error(
            "added-later - Failed to load resource: the server responded with a status of 404",
        );
        page.open(&site.url("added-later")).await;
        assert_eq!(page.text("article h1").await, "Added later");
    });
}

#[test]
fn slugs_may_be_in_any_script() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish("余白 1%", "# 余白\n\nText.\n");
        site.put("articles/index.json", r#"["余白 1%.md"]"#);
        page.open(&site.url("")).await;
        page.click("ul.library a").await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        assert_eq!(
            page.attribute("article", "data-slug").await.as_deref(),
            Some("余白 1%")
        );
        page.reload().await;
        assert_eq!(page.text("article h1").await, "余白");
    });
}

#[test]
fn markdown_beside_the_site_opens_through_src() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put(
            "notes/walk.md",
            "# Walk\n\n![A map](map.svg)\n\n[Next](next.md)\n",
        );
        site.put("notes/map.svg", fixture::svg(300, 200));
        page.open(&site.url("?src=notes/walk.md")).await;
        assert_eq!(page.text("article h1").await, "Walk");
        page.wait_for("its image", fixture::IMAGES_ARE_LOADED).await;
        let image: String = page
            .eval("document.querySelector('[data-body] img').src")
            .await;
        assert_eq!(image, site.url("notes/map.svg"));
    });
}

#[test]
fn markdown_of_another_origin_opens_through_src_if_that_origin_allows_it() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let other = Site::of_dist().at_base("/").with_cors().start().await;
        other.put("walk.md", "# Walk\n\nElsewhere.\n");
        let closed = Site::of_dist().at_base("/").start().await;
        closed.put("walk.md", "# Walk\n\nElsewhere.\n");

        page.open(&site.url(&format!("?src={}", other.url("walk.md"))))
            .await;
        assert_eq!(page.text("article h1").await, "Walk");
        // The reader must see that it belongs to another site.
        let host = other.origin().trim_start_matches("http://");
        assert!(page.text(".external-site").await.contains(host));
        page.open(&site.url("yohaku/")).await;
        assert_eq!(page.count(".external-site").await, 0);

        page.expect_error("blocked by CORS policy");
        page.expect_error("ERR_FAILED");
        page.open(&site.url(&format!("?src={}", closed.url("walk.md"))))
            .await;
        assert!(page.text("main [role=alert]").await.contains("other sites"));
    });
}

#[test]
fn leading_slashes_do_not_name_another_host() {
    in_browser(async |page| {
        let site = Site::of_dist().at_base("/").start().await;
        // A request to another host would be an error.
        page.open(&format!("{}//elsewhere.example/x/", site.origin()))
            .await;
        assert_eq!(page.count("main [role=alert]").await, 1);
        page.allow_error("status of 404");
    });
}

#[test]
fn src_accepts_http_only() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for source in [
            "javascript:alert(1)",
            "data:text/markdown,%23 Hi",
            "file:///etc/passwd",
            "blob:x",
            "http://[",
        ] {
            page.open(&site.url(&format!("?src={source}"))).await;
            let message = page.text("main [role=alert]").await;
            assert!(message.contains("cannot be read"), "{source}: {message}");
        }
    });
}

#[test]
fn an_unknown_path_links_to_the_library() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.expect_error("status of 404");
        page.open(&site.url("no/such/page/")).await;
        assert_eq!(page.count("main [role=alert]").await, 1);
        let title: String = page.eval("document.title").await;
        assert!(title.contains("not found"), "{title}");
        page.click("main a[href]").await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
        assert_eq!(page.url().await, site.url(""));
    });
}

#[test]
fn a_missing_article_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.expect_error("articles/nowhere.md - Failed to load resource: the server responded with a status of 404");
        page.expect_error(
            "nowhere/ - Failed to load resource: the server responded with a status of 404",
        );
        page.open(&site.url("nowhere/")).await;
        assert!(
            page.text("main [role=alert]")
                .await
                .contains("nothing at this address")
        );
        assert_eq!(page.count("main [role=alert] a[href]").await, 1);
    });
}

#[test]
fn a_link_to_another_articles_markdown_opens_the_article() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish("one", "# One\n\n[Two](two.md#part)\n");
        site.publish(
            "two",
            format!("# Two\n\n{}\n\n## Part\n\nText.\n", fixture::paragraph(1)),
        );
        page.open(&site.url("one/")).await;
        page.click("[data-body] a[href$='two/#part']").await;
        page.wait_for(
            "the other article",
            "document.querySelector('html[data-ready] article[data-slug=two]')",
        )
        .await;
        assert_eq!(page.url().await, site.url("two/#part"));
    });
}
