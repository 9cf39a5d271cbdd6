//! What many pages show, made once.
//!
//! A template gets its variables as the engine's values, and a struct becomes a map of them: making the maps of cards,
//! links and words anew for each page that shows them took more time than all templates.

use std::borrow::Borrow;
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};
use tera::Value;

/// A `T` as the engine's value, which all who show it share.
pub struct Shared<T> {
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Shared<T> {
    /// The value of `view`.
    pub(super) fn of(view: &T) -> Self {
        Self { value: Value::from_serializable(view), of: PhantomData }
    }

    /// The value itself.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), of: PhantomData }
    }
}

impl<T> std::fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(f)
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The engine takes the value over as it is.
        self.value.serialize(serializer)
    }
}

/// Values by their keys, each made when it is first asked for, from any thread.
pub(super) struct Memo<K, V> {
    made: RwLock<FxHashMap<K, V>>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { made: RwLock::default() }
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The value of `key`. Two threads may both `make` it, so it must always be the same.
    pub(super) fn get<Q>(&self, key: &Q, make: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        if let Some(known) = self.made.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return known.clone();
        }
        let value = make();
        self.made.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), value.clone());
        value
    }
}
