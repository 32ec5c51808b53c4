//! Elements and attributes of an article. Closed on purpose: no text can add to them.

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

/// Attribute of an element.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute<'a> {
    /// Name of the attribute.
    pub name: AttributeName,
    /// Value, not escaped; empty for a boolean attribute.
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
