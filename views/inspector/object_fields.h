#pragma once

#include "core/azure/names.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "views/inspector/field_text.h"
#include "views/inspector/form.h"

#include <QCoreApplication>

#include <type_traits>

namespace peerscape::views {

/// Binds members of resources of one kind to fields of a form. With several ids a field shows the
/// first one's value and changes all of them in one undo step.
template<class R>
class ObjectFields
{
public:
    using IdType = Id<R::kKind>;
    using Document = azure::Document;

    ObjectFields(Form& form, std::vector<ObjectId> ids)
        : m_form(form)
    {
        for (const ObjectId id : ids)
            m_ids.push_back(IdType::of(id));
    }

    [[nodiscard]] bool several() const { return m_ids.size() > 1; }
    [[nodiscard]] IdType first() const { return m_ids.front(); }
    [[nodiscard]] Form& form() { return m_form; }

    /// A line of text made and read by the caller; `set(R&, text)` gives a Result<void> or nothing.
    /// Here and below `get` and `set` may ask for the document before the resource.
    template<class Get, class Set>
    void line(const QString& label, Get get, Set set, bool mono = false)
    {
        m_form.addText(label, load<QString>(get), change<QString>(set), mono);
    }
    void text(const QString& label, Text R::* member, bool mono = false)
    {
        line(
            label, [member](const R& r) { return toQString(r.*member); },
            [member](R& r, const QString& value) { r.*member = toText(value.trimmed()); }, mono);
    }
    template<class List>
    void prefixes(const QString& label, List R::* member)
    {
        line(
            label, [member](const R& r) { return prefixesToText(r.*member); },
            [member](R& r, const QString& value) {
                return assign(r.*member, prefixesFromText(value));
            },
            true);
    }
    void texts(const QString& label, std::vector<Text> R::* member)
    {
        line(
            label, [member](const R& r) { return textsToText(r.*member); },
            [member](R& r, const QString& value) { r.*member = textsFromText(value); });
    }
    void address(const QString& label, net::Address R::* member)
    {
        line(
            label, [member](const R& r) { return addressToText(r.*member); },
            [member](R& r, const QString& value) {
                return assign(r.*member, addressFromText(value));
            },
            true);
    }
    void flag(const QString& label, bool R::* member, const QString& hint = {})
    {
        m_form.addFlag(label, load<bool>([member](const R& r) { return r.*member; }),
                       change<bool>([member](R& r, bool value) { r.*member = value; }), hint);
    }
    template<class Number>
    void number(const QString& label, Number R::* member, int lowest, int highest)
    {
        m_form.addNumber(
            label, lowest, highest,
            load<int>([member](const R& r) { return static_cast<int>(r.*member); }),
            change<int>([member](R& r, int value) { r.*member = static_cast<Number>(value); }));
    }
    /// An enumeration whose enumerators count from 0 to `last`, in Azure's spelling.
    template<class Enum>
    void enumeration(const QString& label, Enum R::* member, Enum last)
    {
        m_form.addChoice(
            label,
            [last](const Document&) {
                std::vector<Form::Choice> choices;
                for (quint32 i = 0; i <= static_cast<quint32>(last); ++i)
                    choices.push_back({toQString(azure::toString(static_cast<Enum>(i))), i});
                return choices;
            },
            load<quint32>([member](const R& r) { return static_cast<quint32>(r.*member); }),
            change<quint32>(
                [member](R& r, quint32 value) { r.*member = static_cast<Enum>(value); }));
    }
    /// A reference to another object, made and read by the caller as an id.
    template<Kind K, class Get, class Set>
    void reference(const QString& label, Get get, Set set, bool optional = true)
    {
        m_form.addChoice(
            label,
            [optional](const Document& document) { return choicesOf<K>(document, optional); },
            load<quint32>([get](const R& r) { return ObjectId(get(r)).value; }),
            change<quint32>([set](R& r, quint32 value) {
                ObjectId id;
                id.value = value;
                set(r, Id<K>::of(id));
            }));
    }
    template<Kind K>
    void reference(const QString& label, Id<K> R::* member, bool optional = true)
    {
        reference<K>(
            label, [member](const R& r) { return r.*member; },
            [member](R& r, Id<K> id) { r.*member = id; }, optional);
    }
    template<class Get, class Set>
    void list(const QString& label, std::vector<Form::Column> columns, QStringList fresh, Get get,
              Set set)
    {
        m_form.addList(label, std::move(columns), std::move(fresh), load<Form::Rows>(get),
                       change<Form::Rows>(set));
    }
    template<class Get>
    void value(const QString& label, Get get, bool mono = false)
    {
        m_form.addValue(
            label,
            [id = first(), get](const Document& document) {
                return document.find(id) != nullptr ? get(document, id) : QString();
            },
            mono);
    }

    /// Stores `result` in `target`, or gives its error on.
    template<class T, class Given>
    static Result<void> assign(T& target, Result<Given> result)
    {
        if (!result)
            return tl::unexpected<Error>(result.error());
        target = std::move(*result);
        return {};
    }

private:
    template<class T, class Get>
    [[nodiscard]] Form::Load<T> load(Get get) const
    {
        return [id = first(), get](const Document& document) {
            const R* resource = document.find(id);
            if constexpr (std::is_invocable_v<Get, const Document&, const R&>)
                return resource != nullptr ? T(get(document, *resource)) : T();
            else
                return resource != nullptr ? T(get(*resource)) : T();
        };
    }

    /// One edit that makes the change in every object.
    template<class T, class Set>
    [[nodiscard]] Form::Change<T> change(Set set) const
    {
        return [ids = m_ids, set](const Document& document, const T& value) -> edit::EditResult {
            Document current = document;
            Message label;
            for (const IdType id : ids) {
                const R* resource = current.find(id);
                if (resource == nullptr)
                    continue;
                R copy = *resource;
                if constexpr (std::is_invocable_v<Set, const Document&, R&, const T&>) {
                    if (const Result<void> read = set(current, copy, value); !read)
                        return tl::unexpected<Error>(read.error());
                } else if constexpr (std::is_same_v<std::invoke_result_t<Set, R&, const T&>,
                                                    Result<void>>) {
                    if (const Result<void> read = set(copy, value); !read)
                        return tl::unexpected<Error>(read.error());
                } else {
                    set(copy, value);
                }
                edit::EditResult result = edit::put(current, id, std::move(copy));
                if (!result)
                    return result;
                current = result->next;
                if (label.text.empty())
                    label = result->label;
            }
            if (ids.size() > 1)
                label =
                    Message{PEERSCAPE_TR_NOOP("Change {0} objects"), {std::to_string(ids.size())}};
            return edit::Edit{current, Document::diff(document, current), std::move(label), {}};
        };
    }

    template<Kind K>
    static std::vector<Form::Choice> choicesOf(const Document& document, bool optional)
    {
        std::vector<Form::Choice> choices;
        if (optional)
            choices.push_back({QCoreApplication::translate("ObjectFields", "none"), 0});
        document.forEachTable([&](const auto& table) {
            using Other = typename std::decay_t<decltype(table)>::IdType;
            if constexpr (Other::kKind == K) {
                table.forEach([&](Other id, const auto&) {
                    choices.push_back({QString::fromStdString(azure::displayName(document, id)),
                                       ObjectId(id).value});
                });
            }
        });
        return choices;
    }

    Form& m_form;
    std::vector<IdType> m_ids;
};

} // namespace peerscape::views
