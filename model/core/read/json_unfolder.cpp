#include "core/read/json_unfolder.h"

#include "core/read/json_plain.h"

namespace peerscape::read::json {

struct Unfolder::State
{
    Storage storage;
    PlainBuilder plain{storage};
    Builder builder{storage};
};

Unfolder::Unfolder() = default;
Unfolder::~Unfolder() = default;

Value Unfolder::unfolded(const Value& value)
{
    if (value.foldedAt == 0)
        return value;
    if (!m_state)
        m_state = std::make_unique<State>();
    Value whole;
    const Place place{value.file, value.offset, value.foldedAt};
    bool isValid = m_state->plain.build(value.text, place, whole);
    m_count += m_state->plain.count();
    if (!isValid) {
        whole = {};
        isValid = !m_state->builder.build(value.text, place, Folding::None, whole);
        m_count += m_state->builder.count();
    }
    if (!isValid || m_count > kMaxValues) {
        m_hasFailed = true;
        whole = {};
        whole.type = Type::Object;
        whole.file = value.file;
        whole.offset = value.offset;
    }
    for (const Member& member : value.members) {
        if (member.used)
            (void)whole.find(member.key);
    }
    return whole;
}

void Unfolder::clear()
{
    if (m_state)
        m_state->storage.clear();
}

void Unfolder::takeOver(const Unfolder& other)
{
    m_count += other.m_count;
    m_hasFailed = m_hasFailed || other.m_hasFailed || m_count > kMaxValues;
}

Value folded(const Value& part, const Value& whole)
{
    Value value = part;
    value.foldedAt = whole.foldedAt;
    value.members = {};
    value.text = whole.text.substr(part.offset - whole.offset, part.size);
    return value;
}

} // namespace peerscape::read::json
