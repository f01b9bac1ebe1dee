//! Text in the encodings that servers use.

use http::Response;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::runtime::body::Body;
use crate::runtime::reply::{self, Reply};
use crate::runtime::transport::Repeat;

fn text(media_type: &'static str, bytes: &[u8]) -> Result<String, String> {
    let mut response = Response::new(());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    let mut reply = Reply::new(Repeat::Harmless, response.into_parts().0, Body::from(bytes.to_vec()), 100);
    reply::text(&mut reply).map_err(|error| error.to_string())
}

#[test]
fn text_is_read_as_the_server_says() {
    assert_eq!(text("text/plain", "grün".as_bytes()).as_deref(), Ok("grün"));
    assert_eq!(text("text/plain; charset=\"UTF-8\"", "\u{FEFF}grün".as_bytes()).as_deref(), Ok("grün"));
    assert_eq!(text("text/plain;charset=ISO-8859-1", b"gr\xFCn").as_deref(), Ok("grün"));
    assert_eq!(text("text/plain", b"gr\xFCn").unwrap_err(), "$: the text is no UTF-8 from byte 2 on");
    let unknown = text("text/plain; charset=koi8-r", b"x").unwrap_err();
    assert_eq!(unknown, "$: the text is in the encoding `koi8-r`, which this client does not know");
}

#[test]
fn json_may_begin_with_a_mark() {
    let mut reply =
        Reply::new(Repeat::Harmless, Response::new(()).into_parts().0, Body::from(b"\xEF\xBB\xBF[1]".to_vec()), 100);
    assert_eq!(reply::json::<Vec<i64>>(&mut reply).unwrap(), [1]);
}
