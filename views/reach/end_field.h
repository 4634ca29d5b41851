#pragma once

#include "core/reach/ends.h"

#include <QLineEdit>

#include <optional>

class QCompleter;
class QStandardItemModel;

namespace peerscape::qtmodel {
class DocumentController;
class ObjectSearch;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// A field for one end of a question about packets: the name of an interface, machine, subnet,
/// network, site, circuit, load balancer, private endpoint or firewall, an address, or Internet.
/// Names are completed from any part of them while a person types; Enter takes what is marked in
/// the list, else the first of it.
class EndField : public QLineEdit
{
    Q_OBJECT

public:
    EndField(const qtmodel::DocumentController& controller, const ThemeManager& theme,
             QWidget* parent = nullptr);

    /// The end that stands in the field; nothing while it names none.
    [[nodiscard]] const std::optional<reach::End>& end() const { return m_end; }
    /// Why the text names no end; empty when it does or when there is none.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    void setEnd(const std::optional<reach::End>& end);

signals:
    /// A person chose another end, or typed something that is none.
    void endChanged();

private:
    void suggest(const QString& text);
    void addSuggestions(const std::vector<ObjectId>& ids);
    void addSuggestion(const QString& name, const QString& detail, ObjectId object,
                       const QString& glyph);
    void take(const QModelIndex& index);
    /// Reads what was typed.
    void read();

    const qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    std::optional<reach::End> m_end;
    QString m_problem;
    qtmodel::ObjectSearch* m_search = nullptr;
    QStandardItemModel* m_suggestions = nullptr;
    QCompleter* m_completer = nullptr;
};

} // namespace peerscape::views
