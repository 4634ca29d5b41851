#pragma once

#include <QWidget>

class QLineEdit;
class QTreeView;

namespace peerscape::qtmodel {
class DocumentController;
class ObjectSearch;
class OutlineModel;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// The Outline panel: the document as a searchable tree that follows and leads the selection.
/// Delete, F2 and Enter ask the window for what they do on the canvas.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    OutlinePanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 const ThemeManager& theme, QWidget* parent = nullptr);

    /// Moves the keyboard to the search field.
    void focusSearch();
    [[nodiscard]] qtmodel::OutlineModel& model() const { return *m_model; }

private:
    void expandFirst();
    /// Headings among these rows have both columns.
    void spanHeadings(int first, int last);
    void search();
    void showSelection();
    void leadSelection();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    qtmodel::OutlineModel* m_model = nullptr;
    qtmodel::ObjectSearch* m_finder = nullptr;
    QLineEdit* m_search = nullptr;
    QTreeView* m_view = nullptr;
    bool m_following = false; ///< While the tree follows the selection it does not lead it.
};

} // namespace peerscape::views
