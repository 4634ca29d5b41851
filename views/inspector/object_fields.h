#pragma once

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "views/inspector/field_text.h"
#include "views/inspector/form.h"
#include "views/inspector/prefix_advice.h"

#include <QCoreApplication>

#include <type_traits>

namespace peerscape::views {

/// Calls `visit(ObjectId)` for every object of a kind.
template<Kind K, class Visit>
void forEachOf(const azure::Document& document, Visit visit)
{
    document.forEachTable([&](const auto& table) {
        using TableId = typename std::decay_t<decltype(table)>::IdType;
        if constexpr (TableId::kKind == K)
            table.forEach([&](TableId id, const auto&) { visit(ObjectId(id)); });
    });
}

/// Binds members of resources of one kind to fields of a form. With several ids a field shows what
/// they have in common and changes all of them in one undo step.
template<class R>
class ObjectFields
{
public:
    using IdType = Id<R::kKind>;
    using Document = azure::Document;

    /// Fields for the objects of `form`.
    ObjectFields(Form& form)
        : m_form(form)
    {
    }

    [[nodiscard]] bool several() const { return m_form.objects().size() > 1; }
    /// A function that gives the first of the objects that the form shows by then.
    [[nodiscard]] auto first() const
    {
        return [&form = m_form] { return IdType::of(form.objects().front()); };
    }
    [[nodiscard]] Form& form() { return m_form; }

    /// A line of text made and read by the caller; `set(R&, text)` gives a Result<void> or nothing.
    template<class Get, class Set>
    void line(const Form::Name& name, Get get, Set set, bool mono = false)
    {
        m_form.addText(name, load<QString>(get), change<QString>(set), mono);
    }
    void text(const QString& label, Text R::* member, bool mono = false, bool wide = false)
    {
        line(
            {label, propertyOf(member), wide},
            [member](const R& r) { return toQString(r.*member); },
            [member](R& r, const QString& value) { r.*member = toText(value.trimmed()); }, mono);
    }
    /// Text with a list of usual values, given as value and words.
    void suggestion(const QString& label, Text R::* member,
                    const std::vector<std::pair<QString, QString>>& offered)
    {
        m_form.addSuggestion(
            {label, propertyOf(member)}, offered,
            load<QString>([member](const R& r) { return toQString(r.*member); }),
            change<QString>([member](R& r, const QString& value) { r.*member = toText(value); }));
    }
    template<class List>
    void prefixes(const QString& label, List R::* member)
    {
        line(
            {label, propertyOf(member)}, [member](const R& r) { return prefixesToText(r.*member); },
            [member](R& r, const QString& value) {
                return assign(r.*member, prefixesFromText(value));
            },
            true);
    }
    /// Address space that is planned: proposes the next free range and says what overlaps.
    void plannedPrefixes(const QString& label, std::vector<net::Prefix> R::* member)
    {
        if (several()) {
            prefixes(label, member);
            return;
        }
        m_form.addPlanned({label, propertyOf(member), true},
                          load<QString>([member](const R& r) { return prefixesToText(r.*member); }),
                          change<QString>([member](R& r, const QString& value) {
                              return assign(r.*member, prefixesFromText(value));
                          }),
                          prefixAdvice(first()));
    }
    template<class List>
    void texts(const QString& label, List R::* member)
    {
        line(
            {label, propertyOf(member)}, [member](const R& r) { return textsToText(r.*member); },
            [member](R& r, const QString& value) { r.*member = textsFromText(value); });
    }
    void address(const QString& label, net::Address R::* member)
    {
        line(
            {label, propertyOf(member)}, [member](const R& r) { return addressToText(r.*member); },
            [member](R& r, const QString& value) {
                return assign(r.*member, addressFromText(value));
            },
            true);
    }
    void number(const QString& label, std::uint32_t R::* member)
    {
        line(
            {label, propertyOf(member)},
            [member](const R& r) { return QString::number(r.*member); },
            [member](R& r, const QString& value) {
                return assign(r.*member, numberFromText(value));
            });
    }
    void flag(const QString& label, bool R::* member, const QString& hint = {})
    {
        m_form.addFlag({label, propertyOf(member)},
                       load<bool>([member](const R& r) { return r.*member; }),
                       change<bool>([member](R& r, bool value) { r.*member = value; }), hint);
    }
    /// An enumeration whose enumerators count from 0 to `last`, in Azure's spelling.
    template<class Enum>
    void enumeration(const QString& label, Enum R::* member, Enum last)
    {
        m_form.addChoice(
            {label, propertyOf(member)},
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
    /// A member of the resource or of what it derives from.
    template<class Base, Kind K>
    void reference(const QString& label, Id<K> Base::* of, bool optional = true)
    {
        Id<K> R::* member = of;
        m_form.addChoice(
            {label, propertyOf(member)},
            [optional](const Document& document) { return choicesOf<K>(document, optional); },
            load<quint32>([member](const R& r) { return ObjectId(r.*member).value; }),
            change<quint32>([member](R& r, quint32 value) {
                ObjectId id;
                id.value = value;
                r.*member = Id<K>::of(id);
            }),
            [optional](const Document& document, quint32 value) {
                ObjectId id;
                id.value = value;
                if (!id)
                    return optional ? noneText() : QString();
                return QString::fromStdString(azure::displayName(document, id));
            });
    }
    /// Rows of texts; only for a single object. `set` is given the document as well, to find what
    /// is meant by a name.
    template<class Get, class Set>
    void list(const Form::Name& name, std::vector<Form::Column> columns, QStringList fresh, Get get,
              Set set)
    {
        m_form.addList(
            name, std::move(columns), std::move(fresh),
            [first = first(), get](const Document& document) -> std::optional<Form::Rows> {
                const R* resource = document.find(first());
                return resource != nullptr ? get(document, *resource) : Form::Rows();
            },
            [first = first(), set](const Document& document,
                                   const Form::Rows& rows) -> edit::EditResult {
                const IdType id = first();
                const R* resource = document.find(id);
                if (resource == nullptr)
                    return fail("ResourceNotFound", "The resource was not found.", {id});
                R copy = *resource;
                if (const Result<void> read = set(document, copy, rows); !read)
                    return tl::unexpected<Error>(read.error());
                return edit::put(document, id, std::move(copy));
            });
    }
    /// Text made of the first object.
    template<class Get>
    void value(const Form::Name& name, Get get, bool mono = false)
    {
        m_form.addValue(
            name,
            [first = first(), get](const Document& document) {
                const IdType id = first();
                return document.find(id) != nullptr ? get(document, id) : QString();
            },
            mono);
    }
    /// Disables the field that was added last while `reason(const R&)` of the first object gives a
    /// sentence.
    template<class Reason>
    void disableWhile(Reason reason)
    {
        m_form.disableWhile([first = first(), reason](const Document& document) {
            const R* resource = document.find(first());
            return resource != nullptr ? QString(reason(*resource)) : QString();
        });
    }

    /// What the objects have in common; nothing while they differ.
    template<class T, class Get>
    [[nodiscard]] Form::Load<T> load(Get get) const
    {
        return [&form = m_form, get](const Document& document) -> std::optional<T> {
            std::optional<T> shared;
            for (const ObjectId id : form.objects()) {
                const R* resource = document.find(IdType::of(id));
                if (resource == nullptr)
                    continue;
                T value(get(*resource));
                if (shared && *shared != value)
                    return std::nullopt;
                shared = std::move(value);
            }
            return shared;
        };
    }

    /// `edit(document, id, value)` for every object, as one edit.
    template<class T, class Step>
    [[nodiscard]] Form::Change<T> eachEdit(Step step) const
    {
        return
            [&form = m_form, step](const Document& document, const T& value) -> edit::EditResult {
                const std::vector<ObjectId>& ids = form.objects();
                Document current = document;
                Message label;
                for (const ObjectId object : ids) {
                    const IdType id = IdType::of(object);
                    if (current.find(id) == nullptr)
                        continue;
                    edit::EditResult result = step(current, id, value);
                    if (!result)
                        return result;
                    current = result->next;
                    if (label.text.empty())
                        label = result->label;
                }
                if (ids.size() > 1)
                    label = Message{PEERSCAPE_TR_NOOP("Change {0} {0|object|objects}"),
                                    {std::to_string(ids.size())}};
                return edit::Edit{current, Document::diff(document, current), std::move(label), {}};
            };
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
    /// The name of a member in Azure's API, as azure::visitFields lists it.
    template<class Member>
    [[nodiscard]] static QString propertyOf(Member R::* member)
    {
        R sample;
        QString found;
        azure::visitFields(sample, [&](const char* name, const auto& field) {
            if (static_cast<const void*>(&field) == static_cast<const void*>(&(sample.*member)))
                found = QLatin1String(name);
        });
        return found;
    }

    /// One edit that makes the change in every object.
    template<class T, class Set>
    [[nodiscard]] Form::Change<T> change(Set set) const
    {
        return eachEdit<T>([set](const Document& document, IdType id,
                                 const T& value) -> edit::EditResult {
            R copy = *document.find(id);
            if constexpr (std::is_same_v<std::invoke_result_t<Set, R&, const T&>, Result<void>>) {
                if (const Result<void> read = set(copy, value); !read)
                    return tl::unexpected<Error>(read.error());
            } else {
                set(copy, value);
            }
            return edit::put(document, id, std::move(copy));
        });
    }

    static QString noneText() { return QCoreApplication::translate("ObjectFields", "none"); }

    template<Kind K>
    static std::vector<Form::Choice> choicesOf(const Document& document, bool optional)
    {
        std::vector<Form::Choice> choices;
        if (optional)
            choices.push_back({noneText(), 0});
        forEachOf<K>(document, [&](ObjectId id) {
            choices.push_back({QString::fromStdString(azure::displayName(document, id)), id.value});
        });
        return choices;
    }

    Form& m_form;
};

} // namespace peerscape::views
