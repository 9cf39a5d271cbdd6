//! Erasure, export and what is forgotten in time.
