//! What can go wrong while a page's data comes, and how far it has come.

/// How far the data of a page has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready(T),
    /// Not to be had.
    Failed(LoadError),
}

/// Why data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// The browser has no connection.
    Offline,
    /// There is a connection, but this server did not answer or does not let this page read its files.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
    /// Nothing came for too long.
    Timeout,
    /// The file is over the cap of [`MAX_BYTES`].
    TooLarge,
    /// The bytes are not UTF-8.
    NotText,
    /// A web page came where Markdown was expected.
    WebPage,
    /// There is no index.
    NoIndex,
    /// The index is not JSON of the right shape; what the parser says.
    Index(String),
    /// The address is not one that may be read.
    Address,
    /// The reader went elsewhere.
    Aborted,
}

/// The largest file that is read, in bytes: the cap that `document` has too, met before the memory is spent.
pub const MAX_BYTES: usize = 10_000_000;

impl LoadError {
    /// What happened, in a few words.
    pub fn headline(&self) -> &'static str {
        match self {
            Self::Offline => "You are offline",
            Self::Unreachable => "The server cannot be reached",
            Self::Status(404 | 410) => "There is nothing at this address",
            Self::Status(401 | 403) => "This may not be read",
            Self::Status(_) => "The server could not deliver this",
            Self::Timeout => "This is taking too long",
            Self::TooLarge => "This file is too large",
            Self::NotText => "This file is not text",
            Self::WebPage => "This is a web page, not an article",
            Self::NoIndex => "The library has no index",
            Self::Index(_) => "The library’s index is damaged",
            Self::Address => "This address cannot be read",
            Self::Aborted => "Loading was stopped",
        }
    }

    /// What happened and what to do, in a sentence or two.
    pub fn advice(&self) -> String {
        match self {
            Self::Offline => "Your device has no connection to the network. Connect it, and try again.".to_owned(),
            Self::Unreachable => {
                "No answer came, or the server does not let other sites read its files. Try again in a moment; if this goes on, the address may be wrong.".to_owned()
            }
            Self::Status(404 | 410) => {
                "The article may have been moved or renamed, or the address has a slip in it.".to_owned()
            }
            Self::Status(status @ (401 | 403)) => {
                format!("The server refuses to send it (status {status}). Its publisher can allow it.")
            }
            Self::Status(status) => {
                format!("It answered with status {status}. This is usually over soon: try again in a moment.")
            }
            Self::Timeout => "The connection is there, but nothing has come for a while. Try again.".to_owned(),
            Self::TooLarge => {
                format!("Recto opens files of up to {} MB. Its author could split it into parts.", MAX_BYTES / 1_000_000)
            }
            Self::NotText => {
                "It is not encoded as UTF-8. Its author can save it again with that encoding.".to_owned()
            }
            Self::WebPage => {
                "The server sent HTML where Markdown was expected. The article may have been moved, or the address leads to a page about the file and not to the file itself.".to_owned()
            }
            Self::NoIndex => {
                "The file articles/index.json is missing. Its publisher can build the site again, or write it by hand: a list of file names is enough. Articles still open by their own addresses.".to_owned()
            }
            Self::Index(problem) => {
                format!("The file articles/index.json cannot be read: {problem}. Its publisher can build the site again; articles still open by their own addresses.")
            }
            Self::Address => {
                "Only files served over http or https can be opened here. Check the address after “src=”.".to_owned()
            }
            Self::Aborted => "Try again to go on.".to_owned(),
        }
    }
}
