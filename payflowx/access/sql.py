"""The statements of access that Tortoise can't express: each does in one round trip what must not come apart."""

from typing import Final

from payflowx.events import relations as events

# The user's row is waited for where somebody is changing it, and looked at afterwards.
START: Final = f"""
WITH owner AS (
    SELECT id, GREATEST($3::timestamptz, credentials_changed_at) AS at FROM users
    WHERE id = $2 AND is_active AND credentials_changed_at IS NOT DISTINCT FROM $11::timestamptz FOR SHARE
), session AS (
    INSERT INTO sessions (id, user_id, created_at, expires_at) SELECT $1, owner.id, owner.at, $4 FROM owner
), token AS (
    INSERT INTO refresh_tokens (id, session_id, token_hash, issued_at, expires_at) SELECT $5, $1, $6, $3, $7 FROM owner
)
INSERT INTO events ({events.COLUMNS})
SELECT $8, 'session.started', $1, $1, $9, $10::jsonb, {events.dated("$3::timestamptz")} FROM owner RETURNING id
"""

PRESENTED: Final = """
SELECT token.id, token.session_id, token.used_at, session.user_id, session.ended_at, session.expires_at,
    users.is_active AND session.created_at >= COALESCE(users.credentials_changed_at, '-infinity')
        AND LEAST(token.expires_at, session.expires_at) > $2 AS is_good
FROM refresh_tokens AS token
JOIN sessions AS session ON session.id = token.session_id
JOIN users ON users.id = session.user_id
WHERE token.token_hash = $1
FOR UPDATE OF token, session
"""

# Whether anybody has used a token that came after this one. One that was given up, since its answer got lost, has been
# used at the instant at which it was issued.
WAS_ANSWERED: Final = """
SELECT EXISTS (
    SELECT FROM refresh_tokens AS later JOIN refresh_tokens AS token ON token.session_id = later.session_id
    WHERE token.id = $1 AND later.id <> token.id AND later.issued_at >= token.used_at
        AND later.used_at > later.issued_at
) AS was_answered
"""

# There is one unused token in a session: the one that is presented, or the one whose answer got lost. $1 the session,
# $2 the token that is presented, $3 now.
ROTATE: Final = """
WITH used AS (
    UPDATE refresh_tokens SET used_at = CASE WHEN id = $2 THEN $3 ELSE issued_at END
    WHERE session_id = $1 AND used_at IS NULL RETURNING id
)
SELECT count(*) FROM used
"""

# Looked at only: the token is as good afterwards as it was before.
OWNER_OF_PRESENTED: Final = """
SELECT session.id AS session_id, session.user_id, users.role
FROM refresh_tokens AS token
JOIN sessions AS session ON session.id = token.session_id
JOIN users ON users.id = session.user_id
WHERE token.token_hash = $1 AND token.used_at IS NULL AND LEAST(token.expires_at, session.expires_at) > $2
    AND session.ended_at IS NULL AND users.is_active
    AND session.created_at >= COALESCE(users.credentials_changed_at, '-infinity')
"""

OWNER_OF_IDENTITY: Final = """
SELECT identity.id, identity.user_id, identity.role_claimed_at, users.role,
    users.is_active AND $3 >= COALESCE(users.credentials_changed_at, '-infinity') AS is_active
FROM external_identities AS identity JOIN users ON users.id = identity.user_id
WHERE identity.issuer = $1 AND identity.subject = $2
"""

OWNER_OF_SESSION: Final = """
SELECT users.role, sessions.expires_at FROM sessions JOIN users ON users.id = sessions.user_id
WHERE sessions.id = $1 AND users.id = $2 AND users.is_active
    AND sessions.ended_at IS NULL AND sessions.expires_at > $3
    AND sessions.created_at >= COALESCE(users.credentials_changed_at, '-infinity')
"""

# The last use is noted to the minute, or every request would write. It is asked of the row that is updated, which a
# simultaneous request may just have noted a later one in.
OWNER_OF_KEY: Final = """
WITH presented AS (
    SELECT api_keys.id, api_keys.user_id, users.role, api_keys.expires_at
    FROM api_keys JOIN users ON users.id = api_keys.user_id
    WHERE secret_hash = $1 AND users.is_active AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
        AND api_keys.created_at >= COALESCE(users.credentials_changed_at, '-infinity')
), noted AS (
    UPDATE api_keys SET last_used_at = $2 FROM presented
    WHERE api_keys.id = presented.id AND api_keys.revoked_at IS NULL
        AND (api_keys.last_used_at IS NULL OR api_keys.last_used_at < $2 - interval '1 minute')
)
SELECT id, user_id, role, expires_at FROM presented
"""
