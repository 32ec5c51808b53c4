//! Progress of loading a page's data.

use super::LoadError;

/// Progress of loading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadState<T> {
    /// Under way.
    Pending,
    /// Complete.
    Ready(T),
    /// Failed.
    Failed(LoadError),
}
