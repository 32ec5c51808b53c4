//! The elements and attributes that an article can become. Closed on purpose: no text can add to them.

use std::borrow::Cow;

/// Makes an enum and the function that names its variants, so that a variant cannot lack a name.
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

            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }
    };
}

vocabulary! {
    /// An element.
    Tag,
    /// The name of the element in HTML.
    name:
    Anchor = "a",
    Abbreviation = "abbr",
    BlockQuote = "blockquote",
    Break = "br",
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
    UnorderedList = "ul",
    Variable = "var",
}

impl Tag {
    /// Whether the element has no content, and so is not closed.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Rule | Self::Image | Self::Input)
    }
}

vocabulary! {
    /// The name of an attribute.
    AttributeName,
    /// As HTML writes it.
    as_str:
    Align = "align",
    Alt = "alt",
    AriaLabel = "aria-label",
    Checked = "checked",
    Class = "class",
    Disabled = "disabled",
    Href = "href",
    Id = "id",
    Rel = "rel",
    Role = "role",
    Src = "src",
    Start = "start",
    TabIndex = "tabindex",
    Title = "title",
    Type = "type",
}

/// An attribute of an element.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute<'a> {
    /// Which attribute.
    pub name: AttributeName,
    /// Its value, not escaped; empty for an attribute that is there or not.
    pub value: Cow<'a, str>,
}

impl<'a> Attribute<'a> {
    pub(super) fn new(name: AttributeName, value: &'a str) -> Self {
        Self {
            name,
            value: Cow::Borrowed(value),
        }
    }

    pub(super) fn owned(name: AttributeName, value: String) -> Self {
        Self {
            name,
            value: Cow::Owned(value),
        }
    }
}
