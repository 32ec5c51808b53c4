//! Elements and attributes of an article and of the page around it. Closed on purpose: no text can add to them.

use std::borrow::Cow;

/// Makes an enum and the function that names its variants, so that no variant lacks a name.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $(#[$method_doc:meta])* $method:ident: $($variant:ident = $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is named after what HTML calls it")]
        pub enum $name { $($variant,)* }

        impl $name {
            $(#[$method_doc])*
            pub fn $method(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// All variants.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }
    };
}

vocabulary! {
    /// Element.
    Tag,
    /// Returns the name of the element in HTML.
    name:
    Anchor = "a",
    Abbreviation = "abbr",
    Article = "article",
    Aside = "aside",
    BlockQuote = "blockquote",
    Break = "br",
    Button = "button",
    Cite = "cite",
    Code = "code",
    Definition = "dd",
    Deleted = "del",
    Details = "details",
    Division = "div",
    DefinitionList = "dl",
    Term = "dt",
    Emphasis = "em",
    FigureCaption = "figcaption",
    Figure = "figure",
    Footer = "footer",
    Header = "header",
    Heading1 = "h1",
    Heading2 = "h2",
    Heading3 = "h3",
    Heading4 = "h4",
    Heading5 = "h5",
    Heading6 = "h6",
    Rule = "hr",
    Image = "img",
    Input = "input",
    Inserted = "ins",
    Keyboard = "kbd",
    ListItem = "li",
    Mark = "mark",
    Navigation = "nav",
    OrderedList = "ol",
    Paragraph = "p",
    Preformatted = "pre",
    Quotation = "q",
    Sample = "samp",
    Section = "section",
    Small = "small",
    Span = "span",
    Strong = "strong",
    Subscript = "sub",
    Summary = "summary",
    Superscript = "sup",
    Table = "table",
    TableBody = "tbody",
    TableData = "td",
    TableHeader = "th",
    TableHead = "thead",
    TableRow = "tr",
    Time = "time",
    UnorderedList = "ul",
    Variable = "var",
}

impl Tag {
    /// Returns `true` for an element without content, which is not closed.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Rule | Self::Image | Self::Input)
    }
}

vocabulary! {
    /// Name of an attribute.
    AttributeName,
    /// Returns the name as HTML writes it.
    as_str:
    Align = "align",
    Alt = "alt",
    AriaControls = "aria-controls",
    AriaCurrent = "aria-current",
    AriaExpanded = "aria-expanded",
    AriaHidden = "aria-hidden",
    AriaKeyShortcuts = "aria-keyshortcuts",
    AriaLabel = "aria-label",
    Checked = "checked",
    Class = "class",
    DataAction = "data-action",
    DataAfter = "data-after",
    DataBody = "data-body",
    DataOffscreen = "data-offscreen",
    DataPending = "data-pending",
    DataPath = "data-path",
    DataQuote = "data-quote",
    DataSlug = "data-slug",
    DataThemePreference = "data-theme-preference",
    DateTime = "datetime",
    Dir = "dir",
    Disabled = "disabled",
    Href = "href",
    Id = "id",
    Inert = "inert",
    Lang = "lang",
    // A link of the page itself. It is written as it is, and no text of an article becomes one.
    PageHref = "href",
    Rel = "rel",
    Role = "role",
    Src = "src",
    Start = "start",
    TabIndex = "tabindex",
    Title = "title",
    Type = "type",
}

/// Attribute of an element.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute<'a> {
    /// Name of the attribute.
    pub name: AttributeName,
    /// Value, not escaped; empty for a boolean attribute.
    pub value: Cow<'a, str>,
}

impl<'a> Attribute<'a> {
    /// Takes a borrowed value.
    pub fn new(name: AttributeName, value: &'a str) -> Self {
        Self {
            name,
            value: Cow::Borrowed(value),
        }
    }

    /// Takes an owned value.
    pub fn owned(name: AttributeName, value: String) -> Self {
        Self {
            name,
            value: Cow::Owned(value),
        }
    }
}
