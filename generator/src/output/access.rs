//! Who may look into a folder: its owner, its group, its permissions and its access lists.

use std::fs;
use std::io;
use std::path::Path;

/// Gives `folder` to whom the folder `model` belongs, and opens it to whom that is open.
///
/// # Errors
///
/// When we may not: only the system's administrator gives a folder to somebody else.
pub(super) fn copy(model: &Path, folder: &Path) -> io::Result<()> {
    let wanted = fs::metadata(model)?;
    #[cfg(unix)]
    copy_owner(&wanted, folder)?;
    #[cfg(target_os = "linux")]
    copy_lists(model, folder)?;
    // Last: a change of owner takes permissions away.
    fs::set_permissions(folder, wanted.permissions())
}

#[cfg(unix)]
fn copy_owner(wanted: &fs::Metadata, folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let current = fs::metadata(folder)?;
    let differs = |wanted: u32, current: u32| (wanted != current).then_some(wanted);
    let (owner, group) = (differs(wanted.uid(), current.uid()), differs(wanted.gid(), current.gid()));
    if owner.is_some() || group.is_some() { chown(folder, owner, group) } else { Ok(()) }
}

/// The lists of `setfacl`: of the folder, and of what is made in it.
#[cfg(target_os = "linux")]
fn copy_lists(model: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, getxattr, getxattr_query, setxattr};
    for name in ["system.posix_acl_access", "system.posix_acl_default"] {
        // No such list, or a file system without lists.
        let Ok(length) = getxattr_query(model, name) else { continue };
        let mut list = vec![0; length];
        getxattr(model, name, list.as_mut_slice())?;
        setxattr(folder, name, &list, XattrFlags::empty())?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    use super::*;

    /// Two folders, in one that goes with the test.
    fn folders() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
        let root = tempfile::tempdir().expect("a folder");
        let (model, folder) = (root.path().join("model"), root.path().join("folder"));
        for path in [&model, &folder] {
            fs::create_dir(path).expect("made");
        }
        (root, model, folder)
    }

    #[test]
    fn a_folder_is_open_to_those_to_whom_its_model_is() {
        let (_root, model, folder) = folders();
        // Only an administrator can give a folder to any group.
        let given = std::os::unix::fs::chown(&model, None, Some(65_534)).is_ok();
        fs::set_permissions(&model, fs::Permissions::from_mode(0o2750)).expect("set");
        copy(&model, &folder).expect("copied");
        let [wanted, found] = [&model, &folder].map(|path| fs::metadata(path).expect("exists"));
        assert_eq!((found.gid(), found.mode()), (wanted.gid(), wanted.mode()), "{given}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn access_lists_are_copied() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let (_root, model, folder) = folders();
        // user::rwx user:65534:r-x group::r-x mask::r-x other::---
        let (all, look) = ([7, 0], [5, 0]);
        let entries: [([u8; 2], [u8; 2], u32); 5] = [
            ([1, 0], all, u32::MAX),
            ([2, 0], look, 65_534),
            ([4, 0], look, u32::MAX),
            ([16, 0], look, u32::MAX),
            ([32, 0], [0, 0], u32::MAX),
        ];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (kind, rights, who) in entries {
            list.extend(kind.into_iter().chain(rights).chain(who.to_le_bytes()));
        }
        for name in ["system.posix_acl_access", "system.posix_acl_default"] {
            if setxattr(&model, name, &list, XattrFlags::empty()).is_err() {
                // A file system without lists.
                return;
            }
            copy(&model, &folder).expect("copied");
            let mut found = vec![0; list.len()];
            assert_eq!(getxattr(&folder, name, found.as_mut_slice()).expect("a list"), list.len());
            assert_eq!(found, list);
        }
    }
}
