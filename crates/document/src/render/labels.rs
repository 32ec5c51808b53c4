//! Labels that the walk adds to an article, in its language.

use crate::tree::AlertKind;

/// Labels in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Labels {
    /// Titles of the alerts, in the order of [`AlertKind`].
    alerts: [&'static str; 5],
    /// Name of the section of footnotes.
    pub footnotes: &'static str,
    /// Name of the link from a footnote back to its reference; a number follows.
    pub back_to_reference: &'static str,
    /// Name of a table that scrolls.
    pub table: &'static str,
    /// Name of a heading's anchor; the heading follows.
    section: &'static str,
}

impl Labels {
    /// Returns the labels for a BCP 47 tag, by its language alone, or else the English ones.
    pub fn for_language(tag: Option<&str>) -> &'static Self {
        let language = tag
            .unwrap_or_default()
            .split(['-', '_'])
            .next()
            .unwrap_or_default();
        let found = LANGUAGES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(language));
        found.map_or(&ENGLISH, |(_, labels)| labels)
    }

    /// Returns the title of an alert.
    pub fn alert(&self, kind: AlertKind) -> &'static str {
        let index = match kind {
            AlertKind::Note => 0,
            AlertKind::Tip => 1,
            AlertKind::Important => 2,
            AlertKind::Warning => 3,
            AlertKind::Caution => 4,
        };
        self.alerts[index]
    }

    /// Returns the name of a section's anchor.
    pub fn link_to_section(&self, title: &str) -> String {
        [self.section, title].concat()
    }
}

static ENGLISH: Labels = Labels {
    alerts: ["Note", "Tip", "Important", "Warning", "Caution"],
    footnotes: "Footnotes",
    back_to_reference: "Back to reference",
    table: "Table",
    section: "Link to section: ",
};

static LANGUAGES: [(&str, Labels); 7] = [
    (
        "de",
        Labels {
            alerts: ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"],
            footnotes: "Fußnoten",
            back_to_reference: "Zurück zum Verweis",
            table: "Tabelle",
            section: "Link zum Abschnitt: ",
        },
    ),
    (
        "fr",
        Labels {
            alerts: [
                "Remarque",
                "Astuce",
                "Important",
                "Avertissement",
                "Attention",
            ],
            footnotes: "Notes de bas de page",
            back_to_reference: "Retour à l’appel de note",
            table: "Tableau",
            section: "Lien vers la section : ",
        },
    ),
    (
        "es",
        Labels {
            alerts: ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"],
            footnotes: "Notas al pie",
            back_to_reference: "Volver a la referencia",
            table: "Tabla",
            section: "Enlace a la sección: ",
        },
    ),
    (
        "ar",
        Labels {
            alerts: ["ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"],
            footnotes: "الحواشي",
            back_to_reference: "العودة إلى المرجع",
            table: "جدول",
            section: "رابط إلى القسم: ",
        },
    ),
    (
        "he",
        Labels {
            alerts: ["הערה", "עצה", "חשוב", "אזהרה", "זהירות"],
            footnotes: "הערות שוליים",
            back_to_reference: "חזרה להפניה",
            table: "טבלה",
            section: "קישור למקטע: ",
        },
    ),
    (
        "zh",
        Labels {
            alerts: ["注意", "提示", "重要", "警告", "小心"],
            footnotes: "脚注",
            back_to_reference: "返回引用",
            table: "表格",
            section: "章节链接：",
        },
    ),
    (
        "ja",
        Labels {
            alerts: ["注記", "ヒント", "重要", "警告", "注意"],
            footnotes: "脚注",
            back_to_reference: "参照元に戻る",
            table: "表",
            section: "この節へのリンク：",
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_tag_decides() {
        assert_eq!(Labels::for_language(Some("de-AT")).footnotes, "Fußnoten");
        assert_eq!(Labels::for_language(Some("ZH-Hant")).footnotes, "脚注");
    }

    #[test]
    fn other_languages_fall_back_to_english() {
        for tag in [None, Some(""), Some("tlh"), Some("-de")] {
            assert_eq!(Labels::for_language(tag), &ENGLISH);
        }
    }

    #[test]
    fn every_alert_has_its_own_title() {
        for (_, labels) in &LANGUAGES {
            for (index, title) in labels.alerts.iter().enumerate() {
                assert!(!labels.alerts[..index].contains(title), "{title}");
            }
        }
    }
}
