#pragma once

#include "core/base/ids.h"
#include "core/net/address.h"

#include <QAbstractListModel>
#include <QFrame>
#include <QPointer>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace peerscape::qtmodel {
class ObjectSearch;
}

namespace peerscape::window {

struct Workbench;

/// What matches a search: commands of the window by their words, samples by their titles, objects
/// of the design by name or address; of an address or prefix also who has a route there. Best
/// matches first; every search resets it.
class FinderModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Match
    {
        QString text;   ///< A command's with its context: "Layer: Security".
        QString detail; ///< A command's shortcut, an object's address or kind.
        QString glyph;
        QPointer<QAction> action; ///< Null for an object.
        ObjectId object;
        std::optional<net::Prefix> destination = {}; ///< Who has a route there?
        QString words = {};                          ///< A command's or sample's text alone.
        QString sample = {};                         ///< Path of a sample to open.
    };

    FinderModel(const Workbench& bench, QObject* parent);

    /// Commands are there at once; objects follow, a few milliseconds of looking at a time.
    void search(const QString& text);
    [[nodiscard]] const Match& match(int row) const
    {
        return m_matches[static_cast<std::size_t>(row)];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// The whole design was looked at.
    void searched();

private:
    void addQuestion();
    /// What a command is about, by its id: "Layer". Every group of ids has a name.
    [[nodiscard]] static QString aboutOf(const QString& command);
    void addCommands();
    void addSamples();
    void addObjects(const std::vector<ObjectId>& ids);
    void sortMatches();

    const Workbench& m_bench;
    qtmodel::ObjectSearch* m_search;
    QString m_text; ///< What is looked for.
    std::vector<Match> m_matches;
};

/// "Find or run anything": a field with a list under it, as long as there is something to list.
/// Enter runs the command, opens the sample or goes to the object, Esc gives up.
class CommandFinder : public QFrame
{
    Q_OBJECT

public:
    explicit CommandFinder(Workbench& bench);

    /// Opens with the empty field's top right corner there (global).
    void openAt(const QPoint& topRight);
    [[nodiscard]] FinderModel& model() { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Shows a sentence instead of an empty list.
    void sayNothingWasFound();
    void fitRows();
    /// The list never has the keyboard: says what Enter would take.
    void sayCurrent();
    void activate(const QModelIndex& index);

    Workbench& m_bench;
    FinderModel* m_model;
    QLineEdit* m_field;
    QLabel* m_nothing;
    QListView* m_list;
    QString m_said;
};

} // namespace peerscape::window
