//! What readers write.
