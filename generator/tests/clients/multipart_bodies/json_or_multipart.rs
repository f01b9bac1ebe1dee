//! The form of a vendor: JSON until a file is set, then multipart.

use fixture_multipart_bodies::models::{SignatureRequest, Signer};

use super::stream::Pieces;
use super::*;

fn request() -> SignatureRequest {
    SignatureRequest::new("Lease").with_signers(vec![Signer::new("Ada"), Signer::new("Bob")])
}

#[tokio::test]
async fn without_a_file_it_is_json() {
    let (server, client) = start().await;
    for files in [None, Some(Vec::new())] {
        let mut request = request();
        request.files = files;
        client.send_request(&request).await.unwrap();
        let sent = server.request();
        assert_eq!(sent.line(), "POST /requests");
        assert_eq!(sent.headers("content-type"), ["application/json"]);
        let files = if request.files.is_some() { ",\"files\":[]" } else { "" };
        assert_eq!(
            sent.text(),
            format!("{{\"subject\":\"Lease\",\"signers\":[{{\"name\":\"Ada\"}},{{\"name\":\"Bob\"}}]{files}}}")
        );
    }
}

#[tokio::test]
async fn with_a_file_it_is_multipart() {
    let (server, client) = start().await;
    let files = vec![
        File::from("one").with_name("lease.pdf").with_media_type("application/pdf"),
        File::from_stream(Pieces::new(&["two"])).with_length(3),
    ];
    client.send_request(&request().with_files(files)).await.unwrap();
    assert_eq!(
        body(&server.request()),
        lines(&[
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"subject\"",
            "",
            "Lease",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"signers[0][name]\"",
            "",
            "Ada",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"signers[1][name]\"",
            "",
            "Bob",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"files[0]\"; filename=\"lease.pdf\"",
            "Content-Type: application/pdf",
            "",
            "one",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"files[1]\"; filename=\"file\"",
            "Content-Type: application/octet-stream",
            "",
            "two",
            "--BOUNDARY--",
        ])
    );
}
