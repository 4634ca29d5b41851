#pragma once

#include "core/edit/create.h"
#include "core/edit/put.h"

#include <optional>

namespace peerscape::arm {

/// Several edits that become one undo step; after the first refusal the rest is left out.
class EditChain
{
public:
    explicit EditChain(azure::Document document)
        : m_before(document)
        , m_current(std::move(document))
    {
    }

    [[nodiscard]] const azure::Document& document() const { return m_current; }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    void refuse(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }

    /// Goes on from the result of an edit. The first one's label stays unless `isMain`.
    void take(edit::EditResult result, bool isMain = false)
    {
        if (failed())
            return;
        if (!result) {
            m_error = std::move(result.error());
            return;
        }
        m_current = std::move(result->next);
        if (isMain || m_label.text.empty())
            m_label = std::move(result->label);
        m_last = result->created.empty() ? ObjectId() : result->created.front();
        if (m_last)
            m_created.push_back(m_last);
    }

    /// Stores `value` under `id`, or as a new resource when it is none; gives its id.
    template<class R>
    Id<R::kKind> store(Id<R::kKind> id, R value, bool isMain = false)
    {
        if (failed())
            return {};
        if (id) {
            take(edit::put(m_current, id, std::move(value)), isMain);
            return id;
        }
        take(edit::create(m_current, std::move(value)), isMain);
        return failed() ? Id<R::kKind>() : Id<R::kKind>::of(m_last);
    }

    [[nodiscard]] edit::EditResult finish()
    {
        if (m_error)
            return tl::unexpected<Error>(std::move(*m_error));
        return edit::Edit{m_current, azure::Document::diff(m_before, m_current), std::move(m_label),
                          std::move(m_created)};
    }

private:
    azure::Document m_before;
    azure::Document m_current;
    Message m_label;
    ObjectId m_last;
    std::vector<ObjectId> m_created;
    std::optional<Error> m_error;
};

} // namespace peerscape::arm
