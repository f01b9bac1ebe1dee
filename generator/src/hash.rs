//! Maps and sets that are looked into far more often than anything else is done: with a quicker hash than that of the standard
//! library, which is seeded anew in every process as well.

use foldhash::fast::RandomState;

/// Values by their keys, in no order.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// Keys in no order.
pub(crate) type HashSet<K> = std::collections::HashSet<K, RandomState>;

/// Values by their keys, in the order in which they came.
pub(crate) type IndexMap<K, V> = indexmap::IndexMap<K, V, RandomState>;

/// Keys in the order in which they came.
pub(crate) type IndexSet<K> = indexmap::IndexSet<K, RandomState>;
