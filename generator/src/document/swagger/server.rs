//! Servers: `schemes`, `host` and `basePath`.

use super::{Conversion, texts};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

impl Conversion<'_> {
    /// The servers of the document, or of an operation that is called by other schemes. `None` where the document names none.
    pub(super) fn servers(&mut self, root: &Object, schemes: Option<&[&str]>, now: &Pointer) -> Option<Value> {
        let text = |key: &str| root.get(key).and_then(Value::as_str).map(str::trim);
        let path = text("basePath").unwrap_or_default().trim_end_matches('/');
        let separator = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        let path = format!("{separator}{path}");
        let common = texts(root, "schemes").unwrap_or_default();
        let source = ["host", "basePath"].into_iter().find(|key| root.contains_key(key))?;
        let urls: Vec<_> = match text("host").filter(|host| !host.is_empty()) {
            None if path.is_empty() || schemes.is_some() => return None,
            None => vec![path],
            Some(host) => {
                let host = self.host(host);
                let schemes = usable(schemes.unwrap_or(&common));
                schemes.into_iter().map(|scheme| format!("{scheme}://{host}{path}")).collect()
            }
        };
        let servers = urls.into_iter().enumerate().map(|(index, url)| {
            let now = now.join("servers").join(index);
            self.places.stands_for(&now.join("url"), &Pointer::root().join(source));
            self.places.stands_for(&now, &Pointer::root().join(source));
            Value::Object(Object::from_iter([("url".to_owned(), Value::String(url))]))
        });
        let servers = servers.collect();
        self.places.stands_for(&now.join("servers"), &Pointer::root().join(source));
        Some(Value::Array(servers))
    }

    /// The host, without what people write around it.
    fn host<'h>(&mut self, host: &'h str) -> &'h str {
        let plain = host.split_once("://").map_or(host, |(_, host)| host).trim_end_matches('/');
        let at = Pointer::root().join("host");
        if plain != host && !self.diagnostics.iter().any(|diagnostic| diagnostic.pointer.as_ref() == Some(&at)) {
            let message = format!("a host has neither a scheme nor a slash behind it; `{plain}` is taken");
            self.warn(message, &at, "write the scheme in `schemes`, and the path in `basePath`");
        }
        plain
    }
}

/// The schemes by which a client can call, the safest first. A document that names none is reached by the safe one.
fn usable<'s>(schemes: &[&'s str]) -> Vec<&'s str> {
    let known: Vec<_> = ["https", "http"].into_iter().filter(|scheme| schemes.contains(scheme)).collect();
    if known.is_empty() { vec!["https"] } else { known }
}
