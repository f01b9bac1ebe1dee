//! Servers: variables, relative URLs, and what callers put in their place.

use crate::runtime::settings::{ServerIndex, ServerTemplate, ServerVariable, Settings};

const SERVERS: &[ServerTemplate] = &[
    ServerTemplate {
        url: "https://{region}.example.com/{version}",
        variables: &[
            ServerVariable { name: "region", default: Some("eu"), values: &["eu", "us"] },
            ServerVariable { name: "version", default: Some("v1"), values: &[] },
        ],
    },
    ServerTemplate { url: "/v2", variables: &[] },
    ServerTemplate { url: "v3", variables: &[] },
    ServerTemplate { url: "//other.example/v4", variables: &[] },
];

fn urls(set_up: impl FnOnce(&mut Settings)) -> Result<Vec<Result<String, String>>, String> {
    let mut settings = Settings::new(SERVERS);
    set_up(&mut settings);
    let servers = settings.servers.build().map_err(|error| error.to_string())?;
    let urls = (0..SERVERS.len()).map(|index| match servers.url(index) {
        Ok(url) => Ok(url.to_string()),
        Err(error) => Err(error.to_string()),
    });
    Ok(urls.collect())
}

#[test]
fn variables_have_defaults_and_can_be_set() {
    assert_eq!(urls(|_| {}).unwrap()[0].as_deref(), Ok("https://eu.example.com/v1"));
    let set = urls(|settings| {
        settings.set_variable("region", "us".to_owned());
        settings.set_variable("version", "v9".to_owned());
    });
    assert_eq!(set.unwrap()[0].as_deref(), Ok("https://us.example.com/v9"));
    let wrong = urls(|settings| settings.set_variable("region", "mars".to_owned())).unwrap_err();
    assert_eq!(wrong, "`mars` is none of the values of the server variable `region`: eu, us");
}

/// Whoever chooses a tenant does not choose where its credentials go.
#[test]
fn a_variable_in_a_host_stays_in_it() {
    const HOSTS: &[ServerTemplate] = &[ServerTemplate {
        url: "https://{tenant}.example.com/{path}",
        variables: &[
            ServerVariable { name: "tenant", default: Some("a"), values: &[] },
            ServerVariable { name: "path", default: Some("v1"), values: &[] },
        ],
    }];
    const ANYWHERE: &[ServerTemplate] = &[ServerTemplate {
        url: "{base}/v1",
        variables: &[ServerVariable { name: "base", default: Some("https://a.example"), values: &[] }],
    }];
    const NO_DEFAULT: &[ServerTemplate] = &[ServerTemplate {
        url: "https://{tenant}.example.com",
        variables: &[ServerVariable { name: "tenant", default: None, values: &[] }],
    }];
    let url = |servers: &'static [ServerTemplate], name, value: &str| {
        let mut settings = Settings::new(servers);
        settings.set_variable(name, value.to_owned());
        settings.servers.build().map(|servers| servers.url(0).unwrap().to_string()).map_err(|error| error.to_string())
    };
    for value in ["evil.example/", "evil.example\\", "evil.example/?", "evil.example#", "me@evil.example/", "@"] {
        let message = format!("`{value}` cannot be the value of the server variable `tenant`, which names the host");
        assert_eq!(url(HOSTS, "tenant", value), Err(message));
    }
    let unset = Settings::new(NO_DEFAULT).servers.build().unwrap();
    let message = "the variable `tenant` in the URL of the server has no value: set it with the builder";
    assert_eq!(unset.url(0).unwrap_err().to_string(), message);
    assert_eq!(url(NO_DEFAULT, "tenant", "a").as_deref(), Ok("https://a.example.com/"));
    for value in ["..", "v1/../v2", ".", "v1\\.."] {
        let lead = format!("`{value}` cannot be the value of the server variable `path`: `.` and `..` lead elsewhere");
        assert_eq!(url(HOSTS, "path", value), Err(lead));
    }
    assert_eq!(url(HOSTS, "path", "{tenant}").as_deref(), Ok("https://a.example.com/%7Btenant%7D"));
    assert_eq!(url(HOSTS, "tenant", "b.c").as_deref(), Ok("https://b.c.example.com/v1"));
    assert_eq!(url(HOSTS, "path", "x/@y").as_deref(), Ok("https://a.example.com/x/@y"));
    assert_eq!(url(ANYWHERE, "base", "http://localhost:1/x").as_deref(), Ok("http://localhost:1/x/v1"));
}

#[test]
fn an_error_shows_no_password() {
    for url in ["https://u:secret-1@h:99999/", "ftp://u:secret-1@h", "https://u:secret-1/@h"] {
        let error = urls(|settings| settings.set_all_servers(url)).unwrap_err();
        assert!(!error.contains("secret-1"), "{error}");
    }
}

#[test]
fn relative_urls_need_a_base_when_they_are_called() {
    let without = urls(|_| {}).unwrap();
    let missing = without[1].as_ref().unwrap_err();
    assert!(missing.contains("`/v2`") && missing.contains("base_url"), "{missing}");
    for base in ["https://api.example.com/root", "https://api.example.com/root/"] {
        let with = urls(|settings| settings.set_base_url(base.to_owned())).unwrap();
        let with: Vec<_> = with.into_iter().map(Result::unwrap).collect();
        let expected = ["https://api.example.com/v2", "https://api.example.com/root/v3", "https://other.example/v4"];
        assert_eq!(with[1..], expected, "{base}");
    }
    assert!(urls(|settings| settings.set_base_url("/nowhere".to_owned())).is_err());
}

#[test]
fn a_url_in_its_place_wins() {
    let one = urls(|settings| settings.set_server(ServerIndex(1), "http://localhost:1/x".to_owned())).unwrap();
    assert_eq!(one[1].as_deref(), Ok("http://localhost:1/x"));
    assert!(one[2].is_err());
    let all = urls(|settings| settings.set_all_servers("http://localhost:1")).unwrap();
    assert!(all.iter().all(|url| url.as_deref() == Ok("http://localhost:1/")), "{all:?}");
}
